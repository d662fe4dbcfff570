import { setImmediate as nextTurn } from 'node:timers/promises'
import { Agent, type Dispatcher, Pool, ProxyAgent, request as send } from 'undici'
import { version } from '../../model/version.ts'
import { readBody } from './body.ts'
import { networkError, privateAddressError, proxyError } from './network-error.ts'
import { isImplicitlyBypassed, type ProxyFor, proxyFromEnvironment } from './proxy.ts'
import { isPrivateHost, lookupPublic } from './public-address.ts'
import type { Answer, Requester, RequestOptions } from './request.ts'

export type RequesterOptions = {
  /** Origins that are asked instead of others: `https://drive-pc.quark.cn` → `http://127.0.0.1:4101`. */
  readonly origins?: ReadonlyMap<string, string>
  /** The proxy for an address; default what HTTP_PROXY, HTTPS_PROXY and NO_PROXY say. */
  readonly proxy?: ProxyFor | undefined
  readonly connectTimeoutMs?: number
  /** How long the first byte of an answer may take. */
  readonly headersTimeoutMs?: number
  /** How long a body may pause. */
  readonly bodyTimeoutMs?: number
}

export type HttpRequester = {
  readonly request: Requester
  /** Drops what is under way and closes every connection. */
  close(): Promise<void>
}

const defaultMaxBytes = 1024 * 1024

// Some drives answer nobody but a desktop browser; our own name stands at the end.
const userAgent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Pansentry/${version}`

/** Sends requests over a pool of kept connections; the one place of the engine that opens sockets to drives. */
export function createRequester(options: RequesterOptions = {}): HttpRequester {
  const pace = {
    headersTimeout: options.headersTimeoutMs ?? 15_000,
    bodyTimeout: options.bodyTimeoutMs ?? 15_000,
    keepAliveTimeout: 10_000,
    allowH2: false,
  }
  const pool = { ...pace, connections: 8 }
  const connectTimeout = options.connectTimeoutMs ?? 10_000
  const connect = { timeout: connectTimeout }
  const anywhere = new Agent({ ...pool, connect })
  // A pool of its own: a connection to a private address must not be there to be reused.
  const publicOnly = new Agent({ ...pool, connect: { ...connect, lookup: lookupPublic } })
  const proxies = new Map<string, ProxyAgent>()
  const proxyFor = options.proxy ?? proxyFromEnvironment(process.env)

  async function request(address: string, wanted: RequestOptions): Promise<Answer> {
    const { method, signal } = wanted
    signal.throwIfAborted()
    const url = new URL(address)
    const mapped = options.origins?.get(url.origin)
    const guarded = wanted.publicOnly === true && mapped === undefined
    // A socket to a literal address asks no resolver.
    if (guarded && isPrivateHost(url.hostname)) throw privateAddressError(url.hostname)
    let proxy: string | undefined
    try {
      if (proxyFor && mapped === undefined && !isImplicitlyBypassed(url.hostname)) {
        proxy = await unlessAborted(proxyFor(url), signal)
      }
      const response = await send((mapped ?? url.origin) + url.pathname + url.search, {
        // A proxy resolves names itself: through one, `publicOnly` can refuse literal addresses only.
        dispatcher: proxy === undefined ? (guarded ? publicOnly : anywhere) : through(proxy),
        method,
        headers: {
          'user-agent': userAgent,
          accept: '*/*',
          'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
          'accept-encoding': 'gzip, deflate, br',
          ...(mapped === undefined ? {} : { host: url.host }),
          ...wanted.headers,
        },
        body: wanted.body ?? null,
        signal,
        // Undici closes a connection after HEAD, in case a body follows; then its parser drops it as well.
        reset: false,
      })
      const { statusCode: status } = response
      const headers = flatten(response.headers)
      const body = await bodyOf(response, headers, wanted)
      // Undici lends a connection again on the next turn only, and a check often asks twice.
      await nextTurn()
      return { status, headers, body }
    } catch (error) {
      signal.throwIfAborted()
      throw proxy === undefined
        ? networkError(url.hostname, error)
        : proxyError(url.hostname, proxy, error)
    }
  }

  /** An agent for each proxy, so that its tunnels are kept. */
  function through(proxy: string): ProxyAgent {
    const known = proxies.get(proxy)
    if (known) return known
    const agent = new ProxyAgent({
      uri: proxy,
      connectTimeout,
      // What carries requests, and what only opens tunnels: undici gives its own settings to neither.
      factory: (origin, opts) => new Pool(origin, Object.assign({}, opts, pool)),
      clientFactory: (origin, opts) => new Pool(origin, Object.assign({}, opts, pace)),
    })
    proxies.set(proxy, agent)
    return agent
  }

  return {
    request,
    async close() {
      const agents = [anywhere, publicOnly, ...proxies.values()]
      await Promise.all(agents.map((agent) => agent.destroy()))
    },
  }
}

async function bodyOf(
  { body, statusCode }: Dispatcher.ResponseData,
  headers: Readonly<Record<string, string>>,
  { method, maxBytes = defaultMaxBytes }: RequestOptions,
): Promise<string> {
  if (method !== 'HEAD') return readBody(body, { headers, maxBytes, isRange: statusCode === 206 })
  // It has none, whatever length its headers name; the request ends when that was read.
  body.resume()
  return ''
}

/** A proxy script may never end; the time of a request does. */
async function unlessAborted<T>(value: Promise<T> | T, signal: AbortSignal): Promise<T> {
  if (!(value instanceof Promise)) return value
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([value, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
