import { Agent, type Dispatcher, request as send } from 'undici'
import { readBody } from './body.ts'
import { networkError, privateAddressError } from './network-error.ts'
import { isPrivateHost, lookupPublic } from './public-address.ts'
import type { Answer, Requester, RequestOptions } from './request.ts'

export type RequesterOptions = {
  /** Origins that are asked instead of others: `https://drive-pc.quark.cn` → `http://127.0.0.1:4101`. */
  readonly origins?: ReadonlyMap<string, string>
  readonly connectTimeoutMs?: number
  /** How long the first byte of an answer may take. */
  readonly headersTimeoutMs?: number
  /** How long a body may pause. */
  readonly bodyTimeoutMs?: number
  readonly userAgent?: string
}

export type HttpRequester = {
  readonly request: Requester
  /** Drops what is under way and closes every connection. */
  close(): Promise<void>
}

const defaultMaxBytes = 1024 * 1024

// Some drives answer a browser's name only (facts: every client sends a desktop one); ours is at its end.
const defaultUserAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Pansentry/0.1'

/** Sends requests over a pool of kept connections; the one place of the engine that opens sockets to drives. */
export function createRequester(options: RequesterOptions = {}): HttpRequester {
  const timeouts = {
    headersTimeout: options.headersTimeoutMs ?? 15_000,
    bodyTimeout: options.bodyTimeoutMs ?? 15_000,
    keepAliveTimeout: 10_000,
    connections: 8,
    allowH2: false,
  }
  const connect = { timeout: options.connectTimeoutMs ?? 10_000 }
  const anywhere = new Agent({ ...timeouts, connect })
  // A pool of its own: a connection to a private address must not be there to be reused.
  const publicOnly = new Agent({ ...timeouts, connect: { ...connect, lookup: lookupPublic } })
  const userAgent = options.userAgent ?? defaultUserAgent

  async function request(address: string, wanted: RequestOptions): Promise<Answer> {
    wanted.signal.throwIfAborted()
    const url = new URL(address)
    const mapped = options.origins?.get(url.origin)
    const guarded = wanted.publicOnly === true && mapped === undefined
    // A socket to a literal address asks no resolver.
    if (guarded && isPrivateHost(url.hostname)) throw privateAddressError(url.hostname)
    try {
      const response = await send((mapped ?? url.origin) + url.pathname + url.search, {
        dispatcher: guarded ? publicOnly : anywhere,
        method: wanted.method,
        headers: {
          'user-agent': userAgent,
          accept: '*/*',
          'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
          'accept-encoding': 'gzip, deflate, br',
          ...(mapped === undefined ? {} : { host: url.host }),
          ...wanted.headers,
        },
        body: wanted.body ?? null,
        signal: wanted.signal,
      })
      const headers = flatten(response.headers)
      const body = await readBody(response.body, headers, wanted.maxBytes ?? defaultMaxBytes)
      return { status: response.statusCode, headers, body }
    } catch (error) {
      wanted.signal.throwIfAborted()
      throw networkError(url.hostname, error)
    }
  }

  return {
    request,
    async close() {
      await Promise.all([anywhere.destroy(), publicOnly.destroy()])
    },
  }
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
