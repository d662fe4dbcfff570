import { type Link, longestAddress } from '../model/link.ts'
import type { Provider } from '../model/provider.ts'
import { type Findings, LinkFinder, linesOf } from './address/find-links.ts'
import { LinkReader } from './address/link.ts'
import { labelledPasscode } from './address/passcode.ts'
import { linkProviders } from './providers/index.ts'
import { isPrivateHost } from './requests/public-address.ts'

const reader = new LinkReader(Object.values(linkProviders))

// `移动云` before `移动`: the longest name comes first.
const driveNames = Object.values(linkProviders)
  .flatMap(({ id, names }) => [id, ...names].map((name) => [name.toLowerCase(), id] as const))
  .filter(([, id]) => id !== 'web')
  .toSorted(([a], [b]) => b.length - a.length)

// An address and the words around it; what lies behind is not read.
const maxTextLength = longestAddress * 2

/** Reads the first link of a text as people copy it; undefined when there is none. Never throws. */
export function parseLink(text: string): Link | undefined {
  return findLinks(text.slice(0, maxTextLength)).found[0]?.link
}

/**
 * Reads the link of a text that should be an address and nothing else: the cell of a table, a value of JSON.
 * In it no words are glued to an address: whatever letters and signs there are belong to it.
 */
export function parseAddress(text: string): Link | undefined {
  const whole = text.trim().replace(/[，。；、]+$/, '')
  if (!isWhole(whole)) return parseLink(text)
  const link = reader.linkAt({ text: whole, hasScheme: true })
  return typeof link === 'object' && link.provider === 'web' ? link : parseLink(text)
}

function isWhole(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /[^/=]https?:\/\//i.test(text)) return false
  // `…/my report.pdf`
  const isFile = /^\S+(?: [\w().&+,'-]+){1,20}$/.test(text) && /\.\w{2,5}$/.test(text)
  return (isFile || !/\s/.test(text)) && labelledPasscode(text) === undefined
}

/** Whether a link names this computer or its network: once it is kept, such an address is asked too. */
export function isOwnNetwork({ url }: Link): boolean {
  return isPrivateHost(new URL(url).hostname)
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
