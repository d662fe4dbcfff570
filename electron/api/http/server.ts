import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRouterClient } from '@orpc/server'
import type { Engine } from '../../engine/engine.ts'
import type { Log } from '../../engine/model/log.ts'
import { type Clock, systemClock } from '../../engine/time/clock.ts'
import { logUnexpected } from '../public-error.ts'
import type { Router } from '../router.ts'
import { createApi } from './api.ts'
import { bodyLimit, readBody, readJson } from './body.ts'
import type { Credentials } from './credentials.ts'
import { HttpDoorError } from './door-error.ts'
import { createFlaskCompat, isSchedulerPath } from './flask-compat.ts'
import { isLoopback, isOurHost, type Refusal, refuseForeign, refuseForged } from './guard.ts'
import { createLockOut } from './lock-out.ts'
import { sendPage } from './page-files.ts'
import { refuse } from './refusal.ts'
import { createRequestPace } from './request-pace.ts'
import { createSignIn } from './sign-in.ts'

export type HttpOptions = {
  /** Made with a host that has no desktop: `withoutDesktop` of host.ts. */
  readonly router: Router
  readonly engine: Engine
  readonly log: Log
  /** The folder of the built page. */
  readonly pages: string
  readonly credentials: Credentials
  /** An address to listen on, 127.0.0.1 by default; any that is not this machine's own needs a password. */
  readonly host?: string
  /** 0 for any that is free. */
  readonly port: number
  /** What `hashPassword` made; lets a person sign in without a link. */
  readonly password?: string
  /** Hosts by whose name browsers reach a server that is not on loopback, like `nas.lan:5005`. */
  readonly names?: readonly string[]
  readonly patience?: Patience
  readonly clock?: Clock
}

/** In milliseconds. */
type Patience = {
  /** How long the headers of a request may take to arrive. */
  readonly headersMs: number
  /** How long all of it may take. */
  readonly requestMs: number
  /** How long requests under way may take when the door closes. */
  readonly drainMs: number
}

export type HttpDoor = {
  /** Without a slash at the end. */
  readonly url: string
  /** A link that signs one browser in, once, within ten minutes. */
  signInUrl(): string
  /** Takes no more requests, lets those under way end for a moment, and ends the event streams. */
  close(): Promise<void>
}

const usualPatience: Patience = { headersMs: 10_000, requestMs: 60_000, drainMs: 2000 }
const mostConnections = 4000

/** Opens the HTTP door. Throws `HttpDoorError` when the port is taken or a password is missing. */
export async function startHttp(options: HttpOptions): Promise<HttpDoor> {
  const { credentials, host = '127.0.0.1', log, password } = options
  if (!isLoopback(host) && password === undefined) throw HttpDoorError.passwordMissing(host)
  const { headersMs, requestMs, drainMs } = options.patience ?? usualPatience
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1000, headersMs),
    keepAliveTimeout: 5000,
    maxHeaderSize: 16 * 1024,
  })
  server.maxConnections = mostConnections
  const port = await listen(server, options.port, host)
  const open = new Set<ServerResponse>()
  const answer = createAnswer(options, host, port)
  server.on('request', (request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    answer(request, response).catch((error: unknown) => {
      logUnexpected(error, log)
      if (response.headersSent) return void response.destroy()
      const message = 'Something went wrong here; the log says what.'
      refuse(response, '/', { status: 500, code: 'INTERNAL_SERVER_ERROR', message })
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

/** What is done with a request, from its host to its answer. */
function createAnswer(options: HttpOptions, host: string, port: number) {
  const {
    clock = systemClock,
    credentials,
    engine,
    log,
    names = [],
    pages,
    password,
    router,
  } = options
  const lockOut = createLockOut(clock)
  const mayAsk = createRequestPace(clock)
  const onLockOut = (address: string) =>
    log.write('warn', 'http', `too many wrong tokens or passwords from ${address}`)
  const signIn = createSignIn({ credentials, lockOut, password, port, onLockOut })
  const api = createApi(router, log)
  const flask = createFlaskCompat({ client: createRouterClient(router), engine, clock })

  /** Null when the request names the token or a session. */
  function refuseStranger(request: IncomingMessage, path: string): Refusal | null {
    const { authorization } = request.headers
    if (authorization === undefined) {
      if (signIn.session(request) === null) return unauthorized
      return refuseForged({ method: request.method ?? '', path, headers: request.headers })
    }
    const address = request.socket.remoteAddress ?? ''
    const retryAfter = lockOut.lockedFor(address)
    if (retryAfter > 0) return { ...lockedOut, retryAfter }
    if (credentials.isToken(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '')) return null
    if (lockOut.failed(address)) onLockOut(address)
    return unauthorized
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value)
    const target = request.url ?? ''
    const url = target.startsWith('/') ? URL.parse(`http://any${target}`) : null
    const path = url?.pathname ?? '/'
    const { headers, method = '' } = request
    if (!isOurHost(headers.host, { host, port, names })) return refuse(response, path, wrongHost)
    if (!mayAsk(request.socket.remoteAddress ?? '')) return refuse(response, path, tooFast)
    if (url === null) return refuse(response, path, notFound)
    const foreign = refuseForeign({ method, path, headers })
    if (foreign) return refuse(response, path, foreign)
    if (path === '/sign-in' || path === '/sign-out') return signIn.answer(request, response, url)

    const stranger = refuseStranger(request, path)
    if (stranger === unauthorized && path === '/' && !headers.authorization) {
      return signIn.refuse(response)
    }
    if (stranger) return refuse(response, path, stranger)

    const body = await readBody(request, bodyLimit(path))
    if ('refusal' in body) return refuse(response, path, body.refusal)
    const read = readJson(headers['content-type'], body.text)
    if ('refusal' in read) {
      // The old system has one status for whatever is no JSON.
      return refuse(response, path, {
        ...read.refusal,
        ...(isSchedulerPath(path) && { status: 400 }),
      })
    }
    // oRPC takes a body that was read already.
    const asked = Object.assign(request, { body: read.json })
    if (await flask({ method, path, body: read.json }, response)) return
    if (await api(asked, response, path)) return
    if (await sendPage({ folder: pages, method, path }, response)) return
    refuse(response, path, notFound)
  }
}

const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

const unauthorized: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED',
  message: 'Send the token of the file api-token, or sign in with a link.',
}
const lockedOut: Refusal = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many wrong tokens came from this address.',
}
const tooFast: Refusal = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many requests come from this address.',
  retryAfter: 1,
}
const wrongHost: Refusal = {
  status: 421,
  code: 'MISDIRECTED_REQUEST',
  message: 'This server is not known by that name.',
}
const notFound: Refusal = { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' }

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream')
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string) {
  return new Promise<number>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(HttpDoorError.cannotListen(port, error))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
