import { reasonsOf } from '../../model/message.ts'
import { type NetworkCode, RequestError } from './request.ts'

/** Why no answer came, in English; `networkFault` of the words has each language. */
export const networkFaults = {
  timeout: '{{host}} did not answer in time ({{detail}}).',
  dns: '{{host}} has a name that could not be resolved ({{detail}}).',
  no_host: '{{host}} is a name that does not exist ({{detail}}).',
  tls: '{{host}} could not prove who it is (TLS, {{detail}}).',
  refused: '{{host}} refused the connection ({{detail}}).',
  reset: '{{host}} closed the connection before the answer was complete ({{detail}}).',
  unreachable: '{{host}} cannot be reached from this network ({{detail}}).',
  proxy: '{{host}} could not be reached through its proxy {{proxy}} ({{detail}}).',
  private: '{{host}} is a private address, which a public link may not lead to.',
  failed: '{{host}} gave an answer that could not be read ({{detail}}).',
} as const satisfies Record<NetworkFault, string>

type NetworkFault = NetworkCode extends `network.${infer Fault}` ? Fault : never

const fault = reasonsOf('networkFault', networkFaults)

const codes: Readonly<Record<string, Exclude<NetworkFault, 'private' | 'proxy'>>> = {
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ENOTFOUND: 'no_host',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  // A compressed body that stops early.
  Z_BUF_ERROR: 'reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EPROTO: 'tls',
}

// OpenSSL's and Node's names for a certificate or a handshake that failed.
const tls =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/

/** Turns what a socket, the resolver, TLS or undici threw into one error a person can read. */
export function networkError(host: string, cause: unknown): RequestError {
  if (cause instanceof RequestError) return cause
  const name = codeOf(cause)
  const kind = codes[name] ?? (tls.test(name) ? 'tls' : 'failed')
  const detail = name || (cause instanceof Error ? cause.message : String(cause))
  return new RequestError(`network.${kind}`, fault(kind, { host, detail }), { cause })
}

// What undici throws when a proxy is no address, hangs up, asks for a login or opens no tunnel.
const proxyFailure = /^(?:UND_ERR_PRX_|UND_ERR_ABORTED$|UND_ERR_INVALID_ARG$|ERR_INVALID_URL$)/

/** As `networkError`, for a request through a proxy: the way to it may be what failed. */
export function proxyError(host: string, proxy: string, cause: unknown): RequestError {
  const error = networkError(host, cause)
  // No socket of ours looked for the host itself: names and refusals are the proxy's.
  const isWay = [
    'network.dns',
    'network.no_host',
    'network.refused',
    'network.unreachable',
  ].includes(error.code)
  if (!isWay && !proxyFailure.test(codeOf(cause))) return error
  const detail = cause instanceof Error && cause.message ? cause.message : codeOf(cause)
  const way = { host, proxy: URL.parse(proxy)?.host ?? '', detail }
  return new RequestError('network.proxy', fault('proxy', way), { cause })
}

/** The error for an address that may not be asked. */
export function privateAddressError(host: string): RequestError {
  return new RequestError('network.private', fault('private', { host }))
}

/** The error for an answer that is not awaited any longer, in milliseconds. */
export function timeOutError(host: string, timeoutMs: number): RequestError {
  return new RequestError(
    'network.timeout',
    fault('timeout', { host, detail: `${timeoutMs / 1000} s` }),
  )
}

/** When several addresses of a host were tried, all failed: the first says why. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}
