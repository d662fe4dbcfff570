import { domainToUnicode } from 'node:url'
import { type Link, longestAddress } from '../../model/link.ts'
import { type Address, addressFinder } from './address.ts'
import { labelledPasscode, passcodeOf } from './passcode.ts'
import { FormIndex, type LinkForms, type OwnedForm } from './share-forms.ts'
import { titleFinder } from './title.ts'

// An address and the words around it; what lies behind is not read.
const maxTextLength = longestAddress * 2

/** Reads and writes the links of the drives it is given; any other http or https address is a web link. */
export class LinkReader {
  /** Every stretch of a text that may be an address, in order. */
  readonly addressesIn: (text: string) => Iterable<Address>
  /** What of a text beside a link is the share's title; empty when nothing is. */
  readonly titleIn: (text: string) => string
  readonly #forms: FormIndex
  readonly #passcodeKeys: ReadonlyMap<string, string | undefined>

  constructor(drives: readonly LinkForms[]) {
    this.#forms = new FormIndex(drives)
    this.#passcodeKeys = new Map(drives.map(({ id, passcodeKey }) => [id, passcodeKey]))
    this.addressesIn = addressFinder(this.#forms.topLevelDomains)
    this.titleIn = titleFinder(drives.flatMap(({ names }) => names))
  }

  /** Reads one address as people copy it; undefined when there is none. Never throws. */
  parse(text: string): Link | undefined {
    const near = text.slice(0, maxTextLength)
    for (const address of this.addressesIn(near)) {
      const link = this.linkAt(address)
      if (!link) continue
      if (link.passcode !== '') return link
      // `…/t/abc（访问码：x1y2）`
      return this.withPasscode(link, labelledPasscode(near.slice(address.end))?.passcode ?? '')
    }
    return undefined
  }

  /** Reads an address that was found in a text, without the words around it. */
  linkAt({ text, hasScheme }: Address): Link | undefined {
    if (text.length > longestAddress) return undefined
    const url = readAddress(text)
    if (!url) return undefined
    return this.#driveLink(url) ?? (hasScheme ? this.#webLink(url, text) : undefined)
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

  #webLink(url: AddressParts, text: string): Link | undefined {
    const { href } = url
    if (href.length > longestAddress) return undefined
    const fragment = href.indexOf('#')
    const shareId = fragment === -1 ? href : href.slice(0, fragment)
    return { provider: 'web', shareId, passcode: '', folder: '', url: this.#asTyped(url, text) }
  }

  /** A host typed in another script stays readable; what is asked is its punycode (RFC 5891). */
  #asTyped({ href, hostname }: AddressParts, text: string): string {
    if (!hostname.includes('xn--') || !/^https?:\/\/[^/?#]*[^\0-\u007f]/i.test(text)) return href
    const typed = href.replace(`//${hostname}`, `//${domainToUnicode(hostname)}`)
    const [again] = this.addressesIn(typed)
    return again?.text === typed && URL.parse(typed)?.href === href ? typed : href
  }
}

/** An address taken apart as the URL standard does; `rest` is its path, query and fragment. */
export type AddressParts = {
  readonly href: string
  readonly hostname: string
  readonly port: string
  readonly rest: string
}

// An address that the standard leaves as it is, as most are: no upper case in its host, no port, and no
// sign, dot segment or escape that is written another way. Its groups: the host and the rest.
const plainAddress =
  /^https?:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})((?:\/(?:[\w-][\w.-]*)?)+(?:\?[\w=&.-]+)?(?:#[\w=&./-]+)?)$/

/** Reads an http or https address; `URL` itself is slow, and a file may hold a hundred thousand. */
export function readAddress(text: string): AddressParts | undefined {
  const [href, hostname, rest] = plainAddress.exec(text) ?? []
  // Punycode may be wrong.
  if (
    href !== undefined &&
    hostname !== undefined &&
    rest !== undefined &&
    !hostname.includes('xn--')
  )
    return { href, hostname, port: '', rest }
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || !/[a-z0-9]/i.test(url.hostname)) return undefined
  const { hash, hostname: host, pathname, port, search } = url
  return { href: url.href, hostname: host, port, rest: pathname + search + hash }
}
