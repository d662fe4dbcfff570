import { domainToUnicode } from 'node:url'
import { type Address, addressesIn, maxAddressLength } from './address.ts'
import { labelledPasscode, passcodeOf } from './passcode.ts'
import { passcodeKeys, type ShareForm, shareFormsOf } from './provider-hosts.ts'

/** Every drive whose links are told apart; `web` is any other http or https address. */
export const providers = [
  'quark',
  'uc',
  'aliyun',
  'baidu',
  '115',
  '123',
  'xunlei',
  'tianyi',
  '139',
  'pikpak',
  'lanzou',
  'weiyun',
  'web',
] as const

export type Provider = (typeof providers)[number]

/** A provider that is a cloud drive. */
export type Drive = Exclude<Provider, 'web'>

/** A share address, taken apart. Two links with the same provider and share id are the same share. */
export type Link = {
  readonly provider: Provider
  /** The provider's own id; for `web` the address without its fragment. */
  readonly shareId: string
  /** Empty when the text gave none. */
  readonly passcode: string
  /** The provider's id of a folder inside the share; empty for its root. */
  readonly folder: string
  /** The address to open and to store, passcode included where the provider carries it in the query. */
  readonly url: string
}

// An address and the words around it; what lies behind is not read.
const maxTextLength = maxAddressLength * 2

/** Reads one address as people copy it; undefined when there is none. Never throws. */
export function parseLink(text: string): Link | undefined {
  const near = text.slice(0, maxTextLength)
  for (const address of addressesIn(near)) {
    const link = linkAt(address)
    if (!link) continue
    if (link.passcode !== '') return link
    // `…/t/abc（访问码：x1y2）`
    return withPasscode(link, labelledPasscode(near.slice(address.end))?.passcode ?? '')
  }
  return undefined
}

/** Reads an address that was found in a text, without the words around it. */
export function linkAt({ text, hasScheme }: Address): Link | undefined {
  if (text.length > maxAddressLength) return undefined
  const url = readAddress(text)
  if (!url) return undefined
  return driveLink(url) ?? (hasScheme ? webLink(url, text) : undefined)
}

/** What of a `URL` is read. */
type Parts = Readonly<Pick<URL, 'href' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash'>>

// An address that the URL standard would leave as it is, as most are: no upper case in its host, no port,
// and no sign, dot segment or escape that is written another way.
const plainAddress =
  /^https?:\/\/(?<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?<path>(?:\/(?:[\w-][\w.-]*)?)+)(?<search>\?[\w=&.-]+)?(?<hash>#[\w=&./-]+)?$/

/** Takes an http or https address apart as `URL` does, which is slow, and a file may hold a hundred thousand. */
export function readAddress(text: string): Parts | undefined {
  const plain = plainAddress.exec(text)
  if (plain) {
    const [href, hostname = '', pathname = '', search = '', hash = ''] = plain
    // Punycode may be wrong.
    if (!hostname.includes('xn--')) return { href, hostname, port: '', pathname, search, hash }
  }
  const url = URL.parse(text)
  return url && /^https?:$/.test(url.protocol) && /[a-z0-9]/i.test(url.hostname) ? url : undefined
}

/** The same share, opened with another passcode. */
export function withPasscode(link: Link, passcode: string): Link {
  if (passcode === '' || passcode === link.passcode) return link
  const key = passcodeKeys[link.provider]
  if (key === undefined) return { ...link, passcode }
  // A kept address has no other query.
  const [root = '', folder] = link.url.split('#', 2)
  const query = root.indexOf('?')
  const bare = query === -1 ? root : root.slice(0, query)
  const fragment = folder === undefined ? '' : `#${folder}`
  const url = `${bare}?${key}=${encodeURIComponent(passcode)}${fragment}`
  return { ...link, passcode, url }
}

function driveLink(url: Parts): Link | undefined {
  const found = formOf(url)
  const shareId = found?.groups['id']
  if (!found || shareId === undefined) return undefined
  const { form, groups } = found
  const folder = (form.folder !== undefined && groups['folder']) || ''
  const root = form.address.replace('{host}', url.hostname).replace('{id}', shareId)
  const address = folder === '' ? root : root + (form.folder ?? '').replace('{folder}', folder)
  const link = { provider: form.provider, shareId, passcode: '', folder, url: address }
  const passcode = passcodeOf(url, form.provider === 'tianyi') || (groups['passcode'] ?? '')
  return withPasscode(link, passcode)
}

/** Which of a drive's forms an address has. Another port is another server. */
function formOf(
  url: Parts,
): { form: ShareForm; groups: Readonly<Record<string, string | undefined>> } | undefined {
  if (url.port !== '') return undefined
  const rest = url.pathname + url.search + url.hash
  for (const form of shareFormsOf(url.hostname)) {
    const groups = form.shape.exec(rest)?.groups
    if (groups) return { form, groups }
  }
  return undefined
}

function webLink(url: Parts, text: string): Link | undefined {
  const { href } = url
  if (href.length > maxAddressLength) return undefined
  const fragment = href.indexOf('#')
  const shareId = fragment === -1 ? href : href.slice(0, fragment)
  return { provider: 'web', shareId, passcode: '', folder: '', url: withTypedHost(url, text) }
}

/** A host typed in another script stays readable; what is asked is its punycode (RFC 5891). */
function withTypedHost({ href, hostname }: Parts, text: string): string {
  if (!hostname.includes('xn--') || !/^https?:\/\/[^/?#]*[^\0-\u007f]/i.test(text)) return href
  const typed = href.replace(`//${hostname}`, `//${domainToUnicode(hostname)}`)
  const [again] = addressesIn(typed)
  return again?.text === typed && URL.parse(typed)?.href === href ? typed : href
}
