import { domainToUnicode } from 'node:url'
import type { Unreadable } from '../../model/import.ts'
import { type Link, longestAddress } from '../../model/link.ts'
import { type Address, addressFinder } from './address.ts'
import { type AddressParts, readAddress } from './address-parts.ts'
import { jumpTarget, namedAddresses } from './jump.ts'
import { type LabelledPasscode, passcodeOf } from './passcode.ts'
import { FormIndex, type LinkForms, type OwnedForm } from './share-forms.ts'
import { titleFinder } from './title.ts'

/** Why an address is no link. */
export type AddressFault = Extract<Unreadable['why'], 'too_long' | 'no_share' | 'has_login'>

// A jump page may lead to another.
const maxJumps = 3

/** Reads and writes the links of the drives it is given; any other http or https address is a web link. */
export class LinkReader {
  /** Every stretch of a text that may be an address, in order. */
  readonly addressesIn: (text: string) => Iterable<Address>
  /** What of a text beside a link is the share's title; empty when nothing is. */
  readonly titleIn: (text: string) => string
  readonly #forms: FormIndex
  readonly #passcodeKeys: ReadonlyMap<string, string | undefined>
  readonly #takesPhrases: ReadonlySet<string>

  constructor(drives: readonly LinkForms[]) {
    this.#forms = new FormIndex(drives)
    this.#passcodeKeys = new Map(drives.map(({ id, passcodeKey }) => [id, passcodeKey]))
    this.#takesPhrases = new Set(
      drives.filter(({ takesPhrases }) => takesPhrases).map(({ id }) => id),
    )
    this.addressesIn = addressFinder(this.#forms)
    this.titleIn = titleFinder(drives.flatMap(({ id, names }) => [...names, id]))
  }

  /** Reads an address that was found in a text, without the words around it; undefined for a mere word. */
  linkAt({
    text,
    hasScheme,
  }: Pick<Address, 'text' | 'hasScheme'>): Link | AddressFault | undefined {
    const read = this.#read(text, maxJumps)
    const isWord = !hasScheme && (typeof read === 'string' || read?.provider === 'web')
    return isWord ? undefined : read
  }

  #read(text: string, jumps: number): Link | AddressFault | undefined {
    if (text.length > longestAddress) return 'too_long'
    const url = readAddress(text)
    if (!url) return undefined
    const link = this.#driveLink(url)
    const isDrive = url.port === '' && this.#forms.of(url.hostname).length > 0
    if ((link || isDrive) && url.hasLogin) return 'has_login'
    if (link) return link
    const target = jumps > 0 ? this.#targetOf(url, jumps - 1) : undefined
    if (target) return target
    // A drive answers 200 to whatever else it has: its front, a person's own files.
    return isDrive ? 'no_share' : this.#webLink(url, text)
  }

  /** What a jump page leads to, or the share that any other address names. */
  #targetOf(url: AddressParts, jumps: number): Link | AddressFault | undefined {
    const target = jumpTarget(url)
    for (const text of target === undefined ? namedAddresses(url) : [target]) {
      const [address] = this.addressesIn(text)
      const read = address && this.#read(address.text, jumps)
      if (target !== undefined || (typeof read === 'object' && read.provider !== 'web')) return read
    }
    return undefined
  }

  /** The same share, opened with a passcode that a text names. */
  opened(link: Link, named: LabelledPasscode | undefined): Link {
    if (named?.passcode === undefined) return link
    if (named.isPhrase && !this.#takesPhrases.has(link.provider)) return link
    return link.passcode === '' ? this.withPasscode(link, named.passcode) : link
  }

  /** The same share, opened with another passcode. */
  withPasscode(link: Link, passcode: string): Link {
    if (passcode === '' || passcode === link.passcode) return link
    const key = this.#passcodeKeys.get(link.provider)
    if (key === undefined) return { ...link, passcode }
    const { folder, provider, shareId, url } = link
    const fragmentAt = url.indexOf('#')
    const root = fragmentAt === -1 ? url : url.slice(0, fragmentAt)
    const fragment = fragmentAt === -1 ? '' : url.slice(fragmentAt)
    // A kept address has no other query.
    const queryAt = root.indexOf('?')
    const query = `?${key}=${encodeURIComponent(passcode)}`
    const opened = (queryAt === -1 ? root : root.slice(0, queryAt)) + query + fragment
    return { provider, shareId, passcode, folder, url: opened }
  }

  #driveLink(url: AddressParts): Link | undefined {
    const found = this.#formOf(url)
    const shareId = found?.groups['id']
    if (!found || shareId === undefined) return undefined
    const { form, groups } = found
    const folder = (form.folder !== undefined && groups['folder']) || ''
    const root = form.address(shareId, url.hostname)
    const address = folder === '' || !form.folder ? root : root + form.folder(folder)
    const link = { provider: form.provider, shareId, passcode: '', folder, url: address }
    const passcode = passcodeOf(url.rest, form.codeIsId ?? false) || (groups['passcode'] ?? '')
    return this.withPasscode(link, passcode)
  }

  /** Which of a drive's forms an address has. Another port is another server. */
  #formOf(
    url: AddressParts,
  ): { form: OwnedForm; groups: Readonly<Record<string, string | undefined>> } | undefined {
    if (url.port !== '') return undefined
    for (const form of this.#forms.of(url.hostname)) {
      const groups = form.shape.exec(url.rest)?.groups
      if (groups) return { form, groups }
    }
    return undefined
  }

  #webLink(url: AddressParts, text: string): Link | AddressFault | undefined {
    const { hostname } = url
    // The URL standard takes `https:///(a.com` for a host with a bracket.
    if (/[()'!*~$&+,;={}]/.test(hostname)) return undefined
    const href = this.#asRead(url.href)
    if (href.length > longestAddress) return 'too_long'
    const address = this.#asTyped({ href, hostname }, text)
    return { provider: 'web', shareId: pageOf(href), passcode: '', folder: '', url: address }
  }

  /** Signs at which a text would end the address are written as a path has them: `?a}` → `?a%7D`. */
  #asRead(href: string): string {
    if (!/[{}|^[\]]/.test(href)) return href
    const [again] = this.addressesIn(href)
    if (again?.text === href) return href
    const pathAt = href.indexOf('/', 'https://'.length)
    return href.slice(0, pathAt) + href.slice(pathAt).replace(/[{}|^[\]]/g, encodeURIComponent)
  }

  /** A host typed in another script stays readable; what is asked is its punycode (RFC 5891). */
  #asTyped({ href, hostname }: Pick<AddressParts, 'href' | 'hostname'>, text: string): string {
    if (!hostname.includes('xn--') || !/^https?:\/\/[^/?#]*[^\0-\u007f]/i.test(text)) return href
    const typed = href.replace(`//${hostname}`, `//${domainToUnicode(hostname)}`)
    const [again] = this.addressesIn(typed)
    return again?.text === typed && URL.parse(typed)?.href === href ? typed : href
  }
}

/**
 * The address without its fragment, unless that names what is shown: the route of a page that is all script,
 * or a share of which it is the key. A heading of a page is no page.
 */
function pageOf(href: string): string {
  const at = href.indexOf('#')
  if (at === -1) return href
  // https://wicg.github.io/scroll-to-text-fragment/ only says what to highlight.
  const fragment = href.slice(at + 1).replace(/:~:.*$/, '')
  const isFront = /^https?:\/\/[^/]+\/$/.test(href.slice(0, at))
  const names = /[!/?=&]/.test(fragment) || (isFront && fragment !== '')
  return href.slice(0, names ? at + 1 + fragment.length : at)
}
