import type { IncomingMessage, ServerResponse } from 'node:http'
import { agentName } from '../../../engine/model/tokens/session.ts'
import type { Clock } from '../../../engine/time/clock.ts'
import { contentPolicy, newNonce } from '../../page.ts'
import { readBody } from '../body.ts'
import type { Client } from './client.ts'
import { type Credentials, sessionMs, type Visitor } from './credentials.ts'
import { refuseForged } from './guard.ts'
import { createLockOut } from './lock-out.ts'
import { isPassword } from './password.ts'
import { type Problem, signedInPage, signedOutPage } from './sign-in-page.ts'

const mostFormBytes = 4096
// Each guess costs memory and a tenth of a second of one thread.
const mostGuesses = 5

export type SignIn = {
  /** Who has the session that a browser's cookie names, if it holds. */
  visitor(request: IncomingMessage): Visitor | null
  /** `/sign-in?token=…`, the password form, and `/sign-out`. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>
  /** Says how to sign in. */
  refuse(response: ServerResponse): void
}

/** Opens sessions for browsers and ends them. */
export function createSignIn(options: {
  readonly clock: Clock
  readonly credentials: Credentials
  readonly password: string | undefined
  /** Cookies know no ports, so each server's has a name of its own. */
  readonly port: number
  readonly clientOf: (request: IncomingMessage) => Client
  readonly onLockOut: (address: string) => void
}): SignIn {
  const { clientOf, clock, credentials, password, port, onLockOut } = options
  const cookieName = `pansentry_${port}`
  const hasPassword = password !== undefined
  const lockOut = createLockOut(clock)
  let guesses = 0

  async function signInByPassword(request: IncomingMessage, response: ServerResponse) {
    const { address } = clientOf(request)
    // What has not arrived is no guess.
    const given = await readPassword(request)
    const seconds = lockOut.lockedFor(address)
    if (seconds > 0) {
      response.setHeader('Retry-After', seconds)
      return refuse(response, 429, 'locked')
    }
    // Counted before it is known, so that many at once are no more than ten.
    const isClosed = lockOut.failed(address)
    const problem = await checkPassword(given)
    if (problem) {
      if (isClosed) onLockOut(address)
      return refuse(response, 401, problem)
    }
    lockOut.forgive(address)
    welcome(request, response)
  }

  async function checkPassword(given: string | null): Promise<Problem | null> {
    if (password === undefined || given === null) return 'password'
    if (guesses >= mostGuesses) return 'locked'
    guesses += 1
    try {
      return (await isPassword(given, password)) ? null : 'password'
    } finally {
      guesses -= 1
    }
  }

  function welcome(request: IncomingMessage, response: ServerResponse): void {
    setCookie(
      request,
      response,
      credentials.newSession(agentName(request.headers['user-agent'] ?? '')),
      sessionMs / 1000,
    )
    page(response, 200, signedInPage)
  }

  function refuse(response: ServerResponse, status: number, problem: Problem | null): void {
    page(response, status, (nonce) => signedOutPage({ nonce, hasPassword, problem }))
  }

  function setCookie(
    request: IncomingMessage,
    response: ServerResponse,
    value: string,
    seconds: number,
  ): void {
    const secure = clientOf(request).isSecure ? '; Secure' : ''
    const cookie = `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`
    response.setHeader('Set-Cookie', cookie + secure)
  }

  const sessionOf = (request: IncomingMessage) => readCookie(request.headers.cookie, cookieName)

  return {
    visitor(request) {
      const session = sessionOf(request)
      return session === null ? null : credentials.session(session)
    },
    refuse: (response) => refuse(response, 401, null),
    async answer(request, response, url) {
      const method = request.method ?? ''
      const token = url.searchParams.get('token')
      if (url.pathname === '/sign-in' && method === 'GET' && token !== null) {
        // A page's image or script, or a preview, is not a person who followed the link.
        if (!isFollowed(request)) return refuse(response, 403, null)
        if (!credentials.spendSignIn(token)) return refuse(response, 401, 'link')
        return welcome(request, response)
      }
      if (method === 'POST') {
        const refusal = refuseForged({ method, path: url.pathname, headers: request.headers })
        if (refusal) return void response.writeHead(refusal.status).end(refusal.message)
        if (url.pathname === '/sign-in') return signInByPassword(request, response)
        credentials.endSession(sessionOf(request) ?? '')
        setCookie(request, response, '', 0)
      }
      refuse(response, 401, null)
    },
  }
}

function page(response: ServerResponse, status: number, html: (nonce: string) => string): void {
  const nonce = newNonce()
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentPolicy(nonce, "'self'"),
    'Cache-Control': 'no-store',
  })
  response.end(html(nonce))
}

// What browsers send that load a page before a person wants it: Chromium and Firefox, Chromium before 2022, Safari,
// Firefox before 2023. https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Purpose
const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']

/** Whether a browser opens a page of its own with it, and now; what tells nothing of this is no browser of today. */
function isFollowed({ headers }: IncomingMessage): boolean {
  const { 'sec-fetch-dest': wanted = 'document' } = headers
  return wanted === 'document' && purposes.every((name) => headers[name] === undefined)
}

async function readPassword(request: IncomingMessage): Promise<string | null> {
  const body = await readBody(request, mostFormBytes)
  return 'bytes' in body ? new URLSearchParams(body.bytes.toString()).get('password') : null
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name) return value ?? ''
  }
  return null
}
