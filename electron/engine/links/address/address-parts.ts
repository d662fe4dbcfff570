/** An address taken apart as the URL standard does; `rest` is its path, query and fragment. */
export type AddressParts = {
  readonly href: string
  readonly hostname: string
  readonly port: string
  readonly rest: string
  /** Whether it names a user. */
  readonly hasLogin: boolean
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
    return { href, hostname, port: '', rest, hasLogin: false }
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || !/[a-z0-9]/i.test(url.hostname)) return undefined
  const { hash, hostname: host, password, pathname, port, search, username } = url
  const hasLogin = username !== '' || password !== ''
  return { href: url.href, hostname: host, port, rest: pathname + search + hash, hasLogin }
}
