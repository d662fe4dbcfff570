import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Dispatcher, request as send } from 'undici'
import { version } from '../../model/version.ts'
import { readBody } from './body.ts'
import { Connections, type Way } from './connections.ts'
import { networkError, privateAddressError, proxyError } from './network-error.ts'
import { type Doors, namesDoor } from './own-door.ts'
import { isImplicitlyBypassed, type ProxyFor, proxyFromEnvironment } from './proxy.ts'
import { isForbiddenHost, isPrivateHost } from './public-address.ts'
import type { Answer, Requester, RequestOptions } from './request.ts'
import { trustsSystemFor } from './system-authorities.ts'

export type RequesterOptions = {
  /** Origins that are asked instead of others: `https://drive-pc.quark.cn` → `http://127.0.0.1:4101`. */
  readonly origins?: ReadonlyMap<string, string>
  /** The proxy for an address; default what the environment says. */
  readonly proxy?: ProxyFor | undefined
  readonly connectTimeoutMs?: number
  /** How long the first byte of an answer may take. */
  readonly headersTimeoutMs?: number
  /** How long a body may pause. */
  readonly bodyTimeoutMs?: number
  /** Ports of this process that no request may lead to; looked at for each. */
  readonly doors?: Doors
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
  const origins = options.origins ?? new Map<string, string>()
  const doors = options.doors ?? new Set<number>()
  const connections = new Connections({
    origins,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    headersTimeoutMs: options.headersTimeoutMs ?? 15_000,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 15_000,
    doors,
  })
  const proxyFor = options.proxy ?? proxyFromEnvironment(process.env)

  async function request(address: string, wanted: RequestOptions): Promise<Answer> {
    const { method, signal } = wanted
    signal.throwIfAborted()
    const url = new URL(address)
    const mapped = origins.get(url.origin)
    if (mapped === undefined) refuseForbidden(url, wanted)
    let way: Way = {
      kind: 'direct',
      publicOnly: mapped === undefined && wanted.publicOnly === true,
    }
    try {
      if (proxyFor && mapped === undefined && !isImplicitlyBypassed(url.hostname)) {
        const proxy = await unlessAborted(proxyFor(url, wanted.provider, wanted.proxy), signal)
        // A proxy resolves names itself: through one, only literal addresses can be refused.
        if (proxy !== undefined) {
          if (namesDoor(url, doors)) throw privateAddressError(url.hostname)
          way = { kind: 'proxy', proxy }
        }
      }
      const target = (mapped ?? url.origin) + url.pathname + url.search
      const dispatcher = connections.by(way)
      const attempt = () =>
        send(target, {
          dispatcher,
          method,
          headers: {
            'user-agent': userAgent,
            accept: '*/*',
            'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
            'accept-encoding': 'gzip, deflate, br',
            ...(mapped === undefined ? {} : { host: url.host }),
            ...wanted.headers,
          },
          body: wanted.body ?? wanted.bytes ?? null,
          signal,
          ...(wanted.headersTimeoutMs === undefined
            ? {}
            : { headersTimeout: wanted.headersTimeoutMs }),
          // Undici closes a connection after HEAD, in case a body follows; then its parser drops it as well.
          reset: false,
        })
      const response = await attempt().catch((error: unknown) => {
        // Of a proxy that looks into what passes: nothing was sent yet.
        if (way.kind === 'direct' || !trustsSystemFor(error)) throw error
        return attempt()
      })
      const { statusCode: status } = response
      const headers = flatten(response.headers)
      const body = await bodyOf(response, headers, wanted)
      // Undici lends a connection again on the next turn only, and a check often asks twice.
      await nextTurn()
      const cookies = response.headers['set-cookie']
      return cookies === undefined
        ? { status, headers, body }
        : { status, headers, body, cookies: [cookies].flat() }
    } catch (error) {
      signal.throwIfAborted()
      throw way.kind === 'direct'
        ? networkError(url.hostname, error)
        : proxyError(url.hostname, way.proxy, error)
    }
  }

  return { request, close: () => connections.close() }
}

/** A socket to a literal address asks no resolver that could refuse it. */
function refuseForbidden({ hostname }: URL, { publicOnly }: RequestOptions): void {
  if (isForbiddenHost(hostname) || (publicOnly === true && isPrivateHost(hostname))) {
    throw privateAddressError(hostname)
  }
}

async function bodyOf(
  { body, statusCode }: Dispatcher.ResponseData,
  headers: Readonly<Record<string, string>>,
  { method, maxBytes = defaultMaxBytes, isWanted }: RequestOptions,
): Promise<string> {
  if (method !== 'HEAD') {
    const most = isWanted?.(headers) === false ? 0 : maxBytes
    return readBody(body, { headers, maxBytes: most, isRange: statusCode === 206 })
  }
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
    if (value === undefined) continue
    const isAddress = name === 'location' || name === 'refresh'
    // An address said twice is the same one (Fetch standard, “location URL”), a list it cannot be.
    const text = Array.isArray(value) ? (isAddress ? (value[0] ?? '') : value.join(', ')) : value
    flat[name] = isAddress ? asAscii(text) : text
  }
  return flat
}

/** An address whose bytes came as they are: percent-encoded they are what a browser makes of them. */
function asAscii(address: string): string {
  return address.replace(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
