import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, systemClock } from '../../../engine/time/clock.ts'

/** How long a sign-in link opens a session, once. */
export const signInMs = 10 * 60_000

/** How long a browser stays signed in. */
export const sessionMs = 7 * 24 * 3600_000

// Links are asked for by a person; more are open only when a script went astray.
const mostSignIns = 100

/** Who may come in: by the bearer token, by a sign-in link, by the session it opened. */
export type Credentials = {
  /** The bearer token, 32 random bytes in base64url. */
  readonly token: string
  isToken(given: string): boolean
  /** A token that opens one session within ten minutes. */
  newSignIn(): string
  /** Spends a sign-in token; false when it is unknown, spent or too old. */
  spendSignIn(given: string): boolean
  /** A session for a browser's cookie; it outlives a restart. */
  newSession(): string
  isSession(given: string): boolean
  endSession(given: string): void
}

/** Reads `api-token` in the data folder, which only its owner may read; makes it at the first time. */
export function openCredentials(dataFolder: string, clock: Clock = systemClock): Credentials {
  const token = readToken(dataFolder)
  const signIns = new Map<string, number>()
  const ended = new Map<string, number>()
  // A session is a signed time, so nothing is stored; with another token none of them holds.
  const sign = (text: string) => createHmac('sha256', token).update(text).digest('base64url')
  return {
    token,
    isToken: (given) => isEqual(given, token),
    newSignIn() {
      forget(signIns, clock.now())
      const [oldest] = signIns.keys()
      if (oldest !== undefined && signIns.size >= mostSignIns) signIns.delete(oldest)
      const signIn = randomBytes(32).toString('base64url')
      signIns.set(digest(signIn).toString('hex'), clock.now() + signInMs)
      return signIn
    },
    spendSignIn(given) {
      forget(signIns, clock.now())
      // Looked up by its digest: how long that takes says nothing about the token.
      return signIns.delete(digest(given).toString('hex'))
    },
    newSession() {
      const text = `${clock.now() + sessionMs}.${randomBytes(16).toString('base64url')}`
      return `${text}.${sign(text)}`
    },
    isSession(given) {
      const [until = '', id = '', signature = '', ...rest] = given.split('.')
      const isOurs = isEqual(signature, sign(`${until}.${id}`)) && rest.length === 0
      return isOurs && Number(until) > clock.now() && !ended.has(id)
    },
    endSession(given) {
      if (!this.isSession(given)) return
      forget(ended, clock.now())
      const [until = '', id = ''] = given.split('.')
      ended.set(id, Number(until))
    },
  }
}

/** Compares in a time that does not depend on where the texts differ. */
export function isEqual(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function forget(ends: Map<string, number>, now: number): void {
  for (const [key, end] of ends) if (end <= now) ends.delete(key)
}

function readToken(dataFolder: string): string {
  const file = join(dataFolder, 'api-token')
  mkdirSync(dataFolder, { recursive: true })
  try {
    // Fails when it is there, also when another process has just made it.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  chmodSync(file, 0o600)
  const token = readFileSync(file, 'utf8').trim()
  if (token.length >= 32) return token
  throw new Error(`${file} holds no token; delete it, and a new one is made at the next start.`)
}
