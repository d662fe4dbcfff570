import type { Reason } from '../../model/message.ts'
import type { Provider } from '../../model/provider.ts'
import { Fault } from '../../model/refusals/system-fault.ts'

/** The answer to one request, its body capped and already read. */
export type Answer = {
  readonly status: number
  /** Header names in lower case; what came several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Each `Set-Cookie`, which no comma may join (RFC 6265 §3); absent for none. */
  readonly cookies?: readonly string[]
  /** Decoded text; cut at the request's `maxBytes`. */
  readonly body: string
}

export type RequestOptions = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** A body that is no text, in its place. */
  readonly bytes?: Uint8Array
  readonly signal: AbortSignal
  /** Bytes of the decoded body that are read; the rest is dropped. Default 1 MiB. */
  readonly maxBytes?: number
  /** Whether the body is read at all, by the answer's headers; default always. */
  readonly isWanted?: (headers: Answer['headers']) => boolean
  /** How long the first byte of the answer may take; default the requester's own. */
  readonly headersTimeoutMs?: number
  /** Refuse to connect to a private or loopback address. */
  readonly publicOnly?: boolean
  /** Whose link it is about: a drive may have a proxy of its own. */
  readonly provider?: Provider
  /** The way this request goes, chosen as the settings are; default the way of all. */
  readonly proxy?: string
}

/** Sends one request and follows nothing. Throws `RequestError` when no answer came. */
export type Requester = (url: string, options: RequestOptions) => Promise<Answer>

/** Why no answer came. */
export const networkCodes = [
  'network.timeout',
  'network.dns',
  'network.no_host',
  'network.tls',
  'network.refused',
  'network.reset',
  'network.unreachable',
  'network.proxy',
  'network.private',
  'network.failed',
] as const

export type NetworkCode = (typeof networkCodes)[number]

/** No answer, or only a part of one, came. */
export class RequestError extends Fault {
  override readonly name = 'RequestError'
  readonly code: NetworkCode

  constructor(code: NetworkCode, reason: Reason, options?: ErrorOptions) {
    super(reason, options)
    this.code = code
  }
}
