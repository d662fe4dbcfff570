import type { Link } from '../model/link.ts'
import { type Findings, LinkFinder, linesOf } from './address/find-links.ts'
import { LinkReader } from './address/link.ts'
import { linkProviders } from './providers/index.ts'

const reader = new LinkReader(Object.values(linkProviders))

/** Reads one address as people copy it; undefined when there is none. Never throws. */
export function parseLink(text: string): Link | undefined {
  return reader.parse(text)
}

/** The same share, opened with another passcode. */
export function withPasscode(link: Link, passcode: string): Link {
  return reader.withPasscode(link, passcode)
}

/** Finds the links of a pasted text, each with the title and the passcode that stand beside it. */
export function findLinks(text: string): Findings {
  const finder = linkFinder()
  for (const line of linesOf(text)) finder.read(line)
  return finder.end()
}

/** Finds the links of a text that is read line by line. */
export function linkFinder(): LinkFinder {
  return new LinkFinder(reader)
}
