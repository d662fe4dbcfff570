import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../engine/engine.ts'
import { textOf } from '../../../engine/library/files/encoding.ts'
import { type Clock, systemClock } from '../../../engine/time/clock.ts'
import { type Caller, callerWith, owner } from '../../caller.ts'

/** How long a sign-in link opens a session, once. */
export const signInMs = 10 * 60_000

/** How long a browser stays signed in that does not come back. */
export const idleMs = 7 * 24 * 3600_000

/** How long it stays signed in at most. */
export const sessionMs = 30 * 24 * 3600_000

// A page asks many times a minute; when it was last seen need not be known so well.
const seenEveryMs = 3600_000

// Links are asked for by a person; more are open only when a script went astray.
const mostSignIns = 100

/** Who was let in, and until when. */
export type Visitor = {
  readonly caller: Caller
  /** Milliseconds since 1970, as far as it is known now: infinite for never, and past where it has ended. */
  readonly endsAt: () => number
}

/** Who may come in: by the bearer token, by one with a name, by a sign-in link, by the session it opened. */
export type Credentials = {
  /** The bearer token, 32 random bytes in base64url. */
  readonly token: string
  /** Who has this token, `ended` for one whose time is over, null for none. */
  bearer(given: string): Visitor | 'ended' | null
  /** A token that opens one session within ten minutes. */
  newSignIn(): string
  /** Spends a sign-in token; false when it is unknown, spent or too old. */
  spendSignIn(given: string): boolean
  /** A session for a browser's cookie, opened as this browser; it outlives a restart, and so does its end. */
  newSession(agent?: string): string
  /** Who has this session; null for none. */
  session(given: string): Visitor | null
  endSession(given: string): void
}

/** Reads `api-token` in the data folder, which only its owner may read; makes it at the first time. */
export function openCredentials(
  dataFolder: string,
  access: Engine['access'],
  clock: Clock = systemClock,
): Credentials {
  const token = readToken(dataFolder)
  const signIns = new Map<string, number>()
  const { sessions } = access
  // With another token no session is found.
  const sessionDigest = (given: string) => createHmac('sha256', token).update(given).digest('hex')
  const sessionEnd = (digest: string) => {
    const kept = sessions.get(digest)
    return kept ? Math.min(kept.beganAt + sessionMs, kept.seenAt + idleMs) : 0
  }
  const tokenEnd = (found: ReturnType<typeof access.findToken>) =>
    found ? (found.endsAt ?? Number.POSITIVE_INFINITY) : 0
  return {
    token,
    bearer(given) {
      if (isEqual(given, token)) return { caller: owner, endsAt: () => Number.POSITIVE_INFINITY }
      const found = access.findToken(given)
      if (!found) return null
      if (tokenEnd(found) <= clock.now()) return 'ended'
      access.noteUse(given, found)
      const endsAt = () => tokenEnd(access.findToken(given))
      return { caller: callerWith(found.rights), endsAt }
    },
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
    newSession(agent) {
      const now = clock.now()
      sessions.endOld(now - sessionMs, now - idleMs)
      const session = randomBytes(32).toString('base64url')
      sessions.begin(sessionDigest(session), now, agent)
      return session
    },
    session(given) {
      const digest = sessionDigest(given)
      const now = clock.now()
      const endsAt = () => sessionEnd(digest)
      if (endsAt() <= now) return null
      const kept = sessions.get(digest)
      if (kept && now - kept.seenAt >= seenEveryMs) sessions.see(digest, now)
      return { caller: { ...owner, session: digest.slice(0, 16) }, endsAt }
    },
    endSession: (given) => access.endSession(sessionDigest(given)),
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
  const token = textOf(readFileSync(file)).trim()
  if (token.length >= 32) return token
  throw new Error(`${file} holds no token; delete it, and a new one is made at the next start.`)
}
