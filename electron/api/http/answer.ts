import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRouterClient } from '@orpc/server'
import type { Engine } from '../../engine/engine.ts'
import type { Log } from '../../engine/model/log.ts'
import { type Clock, systemClock } from '../../engine/time/clock.ts'
import type { Caller } from '../caller.ts'
import type { Router } from '../router.ts'
import { clientReader } from './access/client.ts'
import type { Credentials, Visitor } from './access/credentials.ts'
import { isOurHost, refuseForeign, refuseForged } from './access/guard.ts'
import type { OpenStreams } from './access/open-streams.ts'
import { createRequestPace } from './access/request-pace.ts'
import { createSignIn } from './access/sign-in.ts'
import { bodyLimit, parseBody, readBody } from './body.ts'
import { createCallHandler } from './calls/call-handler.ts'
import { createFlaskRoutes } from './flask/flask-routes.ts'
import { type HttpError, sendError } from './http-error.ts'
import { sendPage } from './page-files.ts'

export type AnswerOptions = {
  /** Made with a host that has no desktop: `withoutDesktop` of host.ts. */
  readonly router: Router
  readonly engine: Engine
  readonly log: Log
  /** The folder of the built page. */
  readonly pages: string
  readonly credentials: Credentials
  /** What `hashPassword` made; lets a person sign in without a link. */
  readonly password?: string
  /** Hosts by whose name browsers reach a server that is not on loopback, like `nas.lan:5005`. */
  readonly names?: readonly string[]
  /** Addresses or networks of proxies that are believed whom they ask for. */
  readonly proxies?: readonly string[]
  readonly clock?: Clock
}

/**
 * What is done with a request, from its host to its answer: whether it may come in (access/), its body, then
 * the first that knows its path: the routes of the old system (flask/), the calls (calls/), a file of the page.
 */
export function createAnswer(
  options: AnswerOptions,
  opened: { readonly host: string; readonly port: number; readonly streams: OpenStreams },
) {
  const {
    clock = systemClock,
    credentials,
    engine,
    log,
    names = [],
    pages,
    password,
    proxies = [],
    router,
  } = options
  const { host, port, streams } = opened
  const clientOf = clientReader(proxies)
  const mayAsk = createRequestPace(clock)
  const onLockOut = (address: string) =>
    log.write('warn', 'http', `too many wrong passwords from ${address}`)
  const signIn = createSignIn({ clientOf, clock, credentials, password, port, onLockOut })
  const calls = createCallHandler(router, log)
  const clientFor = (caller: Caller) => createRouterClient(router, { context: { caller } })
  const flask = createFlaskRoutes({ clientFor, engine, clock })

  /** Who the request's token or session lets in, or why nobody is. */
  function admit(request: IncomingMessage, path: string): Visitor | HttpError {
    const { authorization } = request.headers
    if (authorization === undefined) {
      const visitor = signIn.visitor(request)
      if (visitor === null) return unauthorized
      const { method = '', headers } = request
      return refuseForged({ method, path, headers }) ?? visitor
    }
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    const visitor = credentials.bearer(token)
    return visitor === 'ended' ? tokenEnded : (visitor ?? unauthorized)
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value)
    const target = request.url ?? ''
    const url = target.startsWith('/') ? URL.parse(`http://any${target}`) : null
    const path = url?.pathname ?? '/'
    const { headers, method = '' } = request
    if (!isOurHost(headers.host, { host, port, names })) return sendError(response, path, wrongHost)
    if (!mayAsk(clientOf(request).address)) return sendError(response, path, tooFast)
    if (url === null) return sendError(response, path, notFound)
    const foreign = refuseForeign({ method, path, headers })
    if (foreign) return sendError(response, path, foreign)
    if (path === '/sign-in' || path === '/sign-out') return signIn.answer(request, response, url)

    const visitor = admit(request, path)
    if (visitor === unauthorized && path === '/' && !headers.authorization) {
      return signIn.refuse(response)
    }
    if ('status' in visitor) return sendError(response, path, visitor)
    streams.watch(response, visitor)
    const { caller } = visitor

    const body = await readBody(request, bodyLimit(path))
    if ('error' in body) return sendError(response, path, body.error)
    // The old system knows `..` as the id of a job, which an address as a browser reads it cannot hold.
    const [written = ''] = target.split('?')
    if (await flask({ method, path: written, bytes: body.bytes, caller }, response)) return
    const read = await parseBody(headers['content-type'], body.bytes, path)
    if ('error' in read) return sendError(response, path, read.error)
    // oRPC takes a body that was read already.
    const asked = Object.assign(request, { body: read.body })
    if (await calls(asked, response, { path, caller })) return
    if (await sendPage({ folder: pages, method, path }, response)) return
    sendError(response, path, path === '/' ? notBuilt : notFound)
  }
}

const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`, under which browsers send the password form with `Origin: null`.
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

const unauthorized: HttpError = {
  status: 401,
  code: 'UNAUTHORIZED',
  message: 'Send the token of the file api-token, or sign in with a link.',
}
const tokenEnded: HttpError = {
  status: 401,
  code: 'TOKEN_ENDED',
  message: 'The time of this token is over; make another one.',
}
const tooFast: HttpError = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many requests come from this address.',
  retryAfter: 1,
}
const wrongHost: HttpError = {
  status: 421,
  code: 'MISDIRECTED_REQUEST',
  message: 'This server is not known by that name.',
}
/** The path `/` is the page's, wherever there is one. */
const notBuilt: HttpError = {
  status: 404,
  code: 'NOT_FOUND',
  message:
    'The dashboard has not been built: run “npm run build” in the checkout, then reload this page.',
}
const notFound: HttpError = { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' }
