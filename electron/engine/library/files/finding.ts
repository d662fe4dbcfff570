import { labelledPasscode } from '../../links/address/passcode.ts'
import { findLinks, parseAddress, withPasscode } from '../../links/links.ts'
import type { Candidate, Finding, Unreadable } from '../../model/import.ts'
import { fallbackTitle, type Link } from '../../model/link.ts'
import { resourceTexts } from '../../model/resource.ts'
import { tagsIn } from '../../model/resources/labels.ts'

/** What was found of one link, in full length; what is absent was not given. */
export type Found = {
  readonly line: number
  readonly link: Link
  readonly title?: string
  readonly passcode?: string
  readonly category?: string
  /** As they stand in one cell. */
  readonly tags?: string
  readonly note?: string
  /** How it was written that the link is dead. */
  readonly expired?: string
}

/** A link as it may be kept: a file is read whatever the length of its texts. */
export function candidate({ line, link, ...texts }: Found): Candidate {
  const { title = '', passcode = '', category = '', note = '', expired = '' } = texts
  const tags = tagsIn(texts.tags ?? '')
  return {
    line,
    title: kept('title', title) || fallbackTitle(link),
    link: withPasscode(link, kept('passcode', passcode)),
    category: kept('category', category),
    ...(tags.length > 0 && { tags }),
    note: kept('note', note),
    formerlyExpired: /^(?:1|true|yes|y|是|已失效|失效)$/i.test(expired.trim()),
  }
}

/** The link of an address that stands alone, or that there is none. */
export function linkFinding({
  address,
  ...found
}: Omit<Found, 'link'> & { readonly address: string }): Finding {
  const link = parseAddress(address)
  if (link) return candidate({ ...found, link })
  return unreadable(found.line, `${found.title ?? ''} ${address}`, faultOf(address))
}

/** Why what should be an address gives no link. */
export function faultOf(address: string): Unreadable['why'] {
  return findLinks(address).unreadable.find(({ why }) => why !== 'no_link')?.why ?? 'no_link'
}

/** Something that gave no link, by its beginning. */
export function unreadable(line: number, text: string, why: Unreadable['why']): Unreadable {
  return { line, text: text.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 200), why }
}

/** The passcode that words beside a link name with its label; empty for none, and for words of a language. */
export function passcodeAmong(words: string): string {
  const labelled = labelledPasscode(words)
  return labelled && !labelled.isPhrase ? (labelled.passcode ?? '') : ''
}

/** The passcode of a cell, with or without its label; empty for words that say there is none. */
export function passcodeIn(cell: string): string {
  // In Markdown it may stand as code.
  const text = cell.trim().replace(/^`(.+)`$/, '$1')
  const labelled = labelledPasscode(text)?.passcode
  if (labelled !== undefined) return labelled
  return /^(?:无|無|没有|none|null|nil|n\/a|undefined|[-—–/]+)$/i.test(text) ? '' : text
}

function kept(name: 'title' | 'passcode' | 'category' | 'note', text: string): string {
  return text.trim().slice(0, resourceTexts[name].maxLength ?? undefined)
}
