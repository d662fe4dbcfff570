import { createServer, type Server, type ServerResponse } from 'node:http'
import { ORPCError } from '@orpc/server'
import { Refusal } from '../../engine/model/refusal.ts'
import { systemReason } from '../../engine/model/refusals/system-fault.ts'
import { systemClock } from '../../engine/time/clock.ts'
import { asPublicError, logUnexpected } from '../public-error.ts'
import { plainAddress, trustedBy } from './access/client.ts'
import { isLoopback } from './access/guard.ts'
import { createOpenStreams, isStream } from './access/open-streams.ts'
import { type AnswerOptions, createAnswer } from './answer.ts'
import { type HttpError, sendError } from './http-error.ts'

export type HttpOptions = AnswerOptions & {
  /** An address to listen on, 127.0.0.1 by default; any that is not this machine's own needs a password. */
  readonly host?: string
  /** 0 for any that is free. */
  readonly port: number
  readonly patience?: Patience
  /** Connections one address may hold, 1,500 by default; of a proxy that is trusted any number. */
  readonly mostOfAddress?: number
}

/** In milliseconds. */
type Patience = {
  /** How long the headers of a request may take to arrive. */
  readonly headersMs: number
  /** How long all of it may take. */
  readonly requestMs: number
  /** How long requests under way may take when the server closes. */
  readonly drainMs: number
}

export type HttpServer = {
  /** Without a slash at the end. */
  readonly url: string
  /** A link that signs one browser in, once, within ten minutes. */
  signInUrl(): string
  /** Takes no more requests, lets those under way end for a moment, and ends the event streams. */
  close(): Promise<void>
}

const usualPatience: Patience = { headersMs: 10_000, requestMs: 60_000, drainMs: 2000 }
const mostConnections = 4000

const unexpected: HttpError = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong here; the log says what.',
}

/** Starts the HTTP server. Throws `PORT_TAKEN`, `PORT_UNOPENABLE` or `PASSWORD_MISSING`. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { credentials, engine, host = '127.0.0.1', log, password } = options
  if (!isLoopback(host) && password === undefined) throw new Refusal('PASSWORD_MISSING', { host })
  const { headersMs, requestMs, drainMs } = options.patience ?? usualPatience
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1000, headersMs),
    keepAliveTimeout: 5000,
    maxHeaderSize: 16 * 1024,
  })
  server.maxConnections = mostConnections
  capByAddress(server, options.mostOfAddress ?? 1500, options.proxies ?? [])
  const port = await listen(server, options.port, host)
  engine.access.doors.add(port)
  const open = new Set<ServerResponse>()
  const streams = createOpenStreams(engine.events, options.clock ?? systemClock)
  const answer = createAnswer(options, { host, port, streams })
  server.on('request', (request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    answer(request, response).catch((thrown: unknown) => {
      // Whoever hangs up while asking is owed no answer.
      if (thrown === request.errored) return
      const error = asPublicError(thrown)
      logUnexpected(error, log)
      if (response.headersSent) return void response.destroy()
      const { pathname = '/' } = URL.parse(`http://any${request.url}`) ?? {}
      sendError(response, pathname, error instanceof ORPCError ? error : unexpected)
    })
  })
  const url = `http://${reachable(host)}:${port}`
  log.write('info', 'http', `listening on ${url}`)
  if (!isLoopback(host)) {
    log.write(
      'warn',
      'http',
      `${host} can be reached from other machines, and HTTP without TLS can be read on the way: put a proxy with TLS in front.`,
    )
  }
  return {
    url,
    signInUrl: () => `${url}/sign-in?token=${credentials.newSignIn()}`,
    async close() {
      streams.close()
      engine.access.doors.delete(port)
      const closed = new Promise((resolve) => server.close(resolve))
      for (const response of open) {
        // An event stream never ends by itself; other connections end with their answer.
        if (isStream(response)) response.destroy()
        else response.shouldKeepAlive = false
      }
      server.closeIdleConnections()
      const lateness = setTimeout(() => server.closeAllConnections(), drainMs)
      await closed
      clearTimeout(lateness)
    },
  }
}

/** Keeps one address from taking every connection there is. */
function capByAddress(server: Server, mostOfAddress: number, proxies: readonly string[]): void {
  const trusted = trustedBy(proxies)
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = plainAddress(socket.remoteAddress ?? '')
    if (trusted(address)) return
    const count = (open.get(address) ?? 0) + 1
    if (count > mostOfAddress) return void socket.destroy()
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function listenRefusal(port: number, cause: NodeJS.ErrnoException): Refusal {
  if (cause.code === 'EADDRINUSE') return new Refusal('PORT_TAKEN', { port }, { cause })
  return new Refusal('PORT_UNOPENABLE', { port, ...systemReason(cause) }, { cause })
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string) {
  return new Promise<number>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(listenRefusal(port, error))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
