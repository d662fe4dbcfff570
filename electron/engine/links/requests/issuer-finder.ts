import { X509Certificate } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import { connect, type DetailedPeerCertificate } from 'node:tls'

/** Where a server is. */
type Target = { readonly hostname: string; readonly port: string; readonly servername?: string }

export type IssuerFinderOptions = {
  readonly timeout: number
  readonly lookup: LookupFunction
  /** Gets what an http address holds; undefined when it gives nothing. */
  readonly fetch: (url: string) => Promise<Buffer | undefined>
}

// Thousands of servers share a handful of authorities.
const mostKept = 200

/** Finds the certificates that a server's chain lacks. Nothing is trusted for having been found. */
export class IssuerFinder {
  readonly #options: IssuerFinderOptions
  readonly #fetched = new Map<string, Promise<Buffer | undefined>>()

  constructor(options: IssuerFinderOptions) {
    this.#options = options
  }

  /**
   * The issuer of a certificate (PEM), or of the last that the server itself sends; undefined when it names
   * none, or that one did not sign it.
   */
  async after(to: Target, certificate: string | undefined): Promise<string | undefined> {
    const last =
      certificate === undefined ? await this.#lastSentBy(to) : readCertificate(certificate)
    const url = /^CA Issuers - URI:(?<url>http:\/\/\S+)$/m.exec(last?.infoAccess ?? '')?.groups?.[
      'url'
    ]
    if (!last || url === undefined) return undefined
    const fetched = await this.#fetch(url)
    const issuer = fetched && readCertificate(fetched)
    if (!issuer?.ca || !last.checkIssued(issuer) || !last.verify(issuer.publicKey)) return undefined
    // A root is trusted by who is known to the system, never by where it was found.
    return issuer.checkIssued(issuer) ? undefined : issuer.toString()
  }

  #fetch(url: string): Promise<Buffer | undefined> {
    const known = this.#fetched.get(url)
    if (known) return known
    const fetching = this.#options.fetch(url).catch(() => undefined)
    const [oldest] = this.#fetched.keys()
    if (this.#fetched.size >= mostKept && oldest !== undefined) this.#fetched.delete(oldest)
    this.#fetched.set(url, fetching)
    // What did not come may come later.
    void fetching.then((bytes) => bytes ?? this.#fetched.delete(url))
    return fetching
  }

  /** Looks at a server's certificates, and at nothing else of it. */
  #lastSentBy({ hostname, port, servername }: Target): Promise<X509Certificate | undefined> {
    const { lookup, timeout } = this.#options
    return new Promise((resolve) => {
      const socket = connect({
        host: hostname,
        port: Number(port) || 443,
        lookup,
        timeout,
        rejectUnauthorized: false,
        ...(servername === undefined ? {} : { servername }),
      })
      const end = (found?: X509Certificate) => {
        socket.destroy()
        resolve(found)
      }
      socket.once('secureConnect', () => end(lastOf(socket.getPeerCertificate(true))))
      socket.once('timeout', () => end())
      socket.once('error', () => end())
    })
  }
}

/** The end of a chain of certificates. */
function lastOf(leaf: DetailedPeerCertificate): X509Certificate | undefined {
  let last = leaf
  // A certificate that is its own issuer ends the chain, and so does one that names nobody.
  for (let next = last.issuerCertificate; next && next !== last; next = last.issuerCertificate) {
    last = next
  }
  return last.raw && readCertificate(last.raw)
}

/** Reads a certificate in either form in which authorities publish theirs; undefined for anything else. */
function readCertificate(bytes: Buffer | string): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes)
  } catch {
    return undefined
  }
}
