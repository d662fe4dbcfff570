import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici'
import { browserConnector } from './connector.ts'
import { IssuerFinder } from './issuer-finder.ts'
import { type Doors, sparingDoors } from './own-door.ts'
import { lookupOwn, lookupPublic } from './public-address.ts'

export type ConnectionOptions = {
  /** Origins that are asked instead of others. */
  readonly origins: ReadonlyMap<string, string>
  readonly connectTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  readonly doors: Doors
}

/** The way to a host. */
export type Way =
  | { readonly kind: 'direct'; readonly publicOnly: boolean }
  | { readonly kind: 'proxy'; readonly proxy: string }

// What Chromium reads of an answer's headers.
const maxHeaderSize = 256 * 1024

// Of an intermediate certificate; they have some two thousand.
const mostCertificateBytes = 64 * 1024

/** Connections that are kept, each kind in a pool of its own: one to a private address is never lent for a public one. */
export class Connections {
  readonly #options: ConnectionOptions
  readonly #pace
  readonly #pool
  readonly #own: Agent
  readonly #publicOnly: Agent
  readonly #proxies = new Map<string, ProxyAgent>()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#pace = {
      headersTimeout: options.headersTimeoutMs,
      bodyTimeout: options.bodyTimeoutMs,
      keepAliveTimeout: 10_000,
      maxHeaderSize,
      allowH2: false,
    }
    this.#pool = { ...this.#pace, connections: 8 }
    this.#own = this.#agent(lookupOwn)
    this.#publicOnly = this.#agent(lookupPublic)
  }

  by(way: Way): Dispatcher {
    if (way.kind === 'proxy') return this.#through(way.proxy)
    return way.publicOnly ? this.#publicOnly : this.#own
  }

  /** Drops what is under way. */
  async close(): Promise<void> {
    const agents = [this.#own, this.#publicOnly, ...this.#proxies.values()]
    await Promise.all(agents.map((agent) => agent.destroy()))
  }

  #agent(lookup: LookupFunction): Agent {
    const { connectTimeoutMs: timeout, doors } = this.#options
    const issuers = new IssuerFinder({ timeout, lookup, fetch: (url) => this.#certificate(url) })
    const connect = sparingDoors(browserConnector({ timeout, lookup, issuers }), doors)
    return new Agent({ ...this.#pool, connect })
  }

  /** An agent for each proxy, so that its tunnels are kept. */
  #through(proxy: string): ProxyAgent {
    const known = this.#proxies.get(proxy)
    if (known) return known
    const agent = new ProxyAgent({
      uri: proxy,
      connectTimeout: this.#options.connectTimeoutMs,
      // What carries requests, and what only opens tunnels: undici gives its own settings to neither.
      factory: (origin, opts) => new Pool(origin, Object.assign({}, opts, this.#pool)),
      clientFactory: (origin, opts) => new Pool(origin, Object.assign({}, opts, this.#pace)),
    })
    this.#proxies.set(proxy, agent)
    return agent
  }

  /** What an authority publishes is public: it is asked directly, and never within a private network. */
  async #certificate(address: string): Promise<Buffer | undefined> {
    const { origin, host, pathname, search } = new URL(address)
    const mapped = this.#options.origins.get(origin)
    const { statusCode, body } = await (mapped === undefined
      ? this.#publicOnly
      : this.#own
    ).request({
      origin: mapped ?? origin,
      path: pathname + search,
      method: 'GET',
      headers: { host },
      signal: AbortSignal.timeout(this.#options.connectTimeoutMs),
    })
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of body) {
      chunks.push(chunk)
      length += chunk.length
      if (length > mostCertificateBytes) return undefined
    }
    return statusCode === 200 ? Buffer.concat(chunks) : undefined
  }
}
