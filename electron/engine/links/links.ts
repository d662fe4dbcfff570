import type { Link } from '../model/link.ts'
import type { Provider } from '../model/provider.ts'
import { type Findings, LinkFinder, linesOf } from './address/find-links.ts'
import { LinkReader } from './address/link.ts'
import { linkProviders } from './providers/index.ts'

const reader = new LinkReader(Object.values(linkProviders))

// `移动云` before `移动`: the longest name comes first.
const driveNames = Object.values(linkProviders)
  .flatMap(({ id, names }) => [id, ...names].map((name) => [name.toLowerCase(), id] as const))
  .filter(([, id]) => id !== 'web')
  .toSorted(([a], [b]) => b.length - a.length)

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

/** The drive whose name a text begins with, and what follows it: `夸克网盘` → quark, `网盘`. */
export function driveNamed(
  text: string,
): { readonly drive: Provider; readonly rest: string } | undefined {
  const lower = text.toLowerCase()
  const [name, drive] = driveNames.find(([name]) => lower.startsWith(name)) ?? []
  return name === undefined || drive === undefined
    ? undefined
    : { drive, rest: lower.slice(name.length) }
}
