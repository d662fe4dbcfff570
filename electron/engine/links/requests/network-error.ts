import { type NetworkCode, RequestError } from './request.ts'

const sentences: Readonly<Record<NetworkCode, string>> = {
  'network.timeout': 'did not answer in time',
  'network.dns': 'has a name that could not be resolved',
  'network.no_host': 'is a name that does not exist',
  'network.tls': 'could not prove who it is (TLS)',
  'network.refused': 'refused the connection',
  'network.reset': 'closed the connection before the answer was complete',
  'network.unreachable': 'cannot be reached from this network',
  'network.proxy': 'could not be reached through its proxy',
  'network.private': 'is a private address, which a public link may not lead to',
  'network.failed': 'gave an answer that could not be read',
}

const codes: Readonly<Record<string, NetworkCode>> = {
  ETIMEDOUT: 'network.timeout',
  UND_ERR_CONNECT_TIMEOUT: 'network.timeout',
  UND_ERR_HEADERS_TIMEOUT: 'network.timeout',
  UND_ERR_BODY_TIMEOUT: 'network.timeout',
  ENOTFOUND: 'network.no_host',
  EAI_AGAIN: 'network.dns',
  EAI_FAIL: 'network.dns',
  ENODATA: 'network.dns',
  ECONNREFUSED: 'network.refused',
  ECONNRESET: 'network.reset',
  ECONNABORTED: 'network.reset',
  EPIPE: 'network.reset',
  UND_ERR_SOCKET: 'network.reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'network.reset',
  // A compressed body that stops early.
  Z_BUF_ERROR: 'network.reset',
  EHOSTUNREACH: 'network.unreachable',
  ENETUNREACH: 'network.unreachable',
  ENETDOWN: 'network.unreachable',
  EADDRNOTAVAIL: 'network.unreachable',
  EPROTO: 'network.tls',
}

// OpenSSL's and Node's names for a certificate or a handshake that failed.
const tls =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/

/** Turns what a socket, the resolver, TLS or undici threw into one error a person can read. */
export function networkError(host: string, cause: unknown): RequestError {
  if (cause instanceof RequestError) return cause
  const name = codeOf(cause)
  const code = codes[name] ?? (tls.test(name) ? 'network.tls' : 'network.failed')
  const detail = name || (cause instanceof Error ? cause.message : String(cause))
  return new RequestError(code, `${host} ${sentences[code]} (${detail}).`, { cause })
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
  const text = `${host} ${sentences['network.proxy']} ${URL.parse(proxy)?.host ?? ''} (${detail}).`
  return new RequestError('network.proxy', text, { cause })
}

/** The error for an address that may not be asked. */
export function privateAddressError(host: string): RequestError {
  return new RequestError('network.private', `${host} ${sentences['network.private']}.`)
}

/** When several addresses of a host were tried, all failed: the first says why. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}
