/** The answer to one request, its body capped and already read. */
export type Answer = {
  readonly status: number
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Decoded text; cut at the request's `maxBytes`. */
  readonly body: string
}

export type RequestOptions = {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
  /** Bytes of the decoded body that are read; the rest is dropped. Default 1 MiB. */
  readonly maxBytes?: number
  /** Refuse to connect to a private or loopback address: set for a redirect that left a public one. */
  readonly publicOnly?: boolean
}

/** Sends one request and follows nothing. Throws `RequestError` when no answer came. */
export type Requester = (url: string, options: RequestOptions) => Promise<Answer>

/** Why no answer came. */
export const networkCodes = [
  'network.timeout',
  'network.dns',
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
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: NetworkCode

  constructor(code: NetworkCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
