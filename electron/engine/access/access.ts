import { createHash, randomBytes } from 'node:crypto'
import type { EngineEvents } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import { type ApiToken, type ApiTokenDraft, rights } from '../model/tokens/api-token.ts'
import type { Session } from '../model/tokens/session.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'

// Scanners for secrets that were published find a token by how it begins.
const beginning = 'pst_'

// A script may ask many times a second; when it last did need not be known so well.
const usedEveryMs = 60_000

/**
 * Who is let in over HTTP beside whoever has `api-token`: browsers that are signed in, and tokens with a name. An event
 * `access` tells when any of them may no more.
 */
export class Access {
  /** The ports at which people are let in now; no check of a link may lead there. */
  readonly doors = new Set<number>()
  readonly #store: Pick<Store, 'sessions' | 'apiTokens' | 'removals'>
  readonly #events: EngineEvents
  readonly #clock: Clock

  constructor(
    store: Pick<Store, 'sessions' | 'apiTokens' | 'removals'>,
    events: EngineEvents,
    clock: Clock,
  ) {
    this.#store = store
    this.#events = events
    this.#clock = clock
  }

  /** To begin, find and see sessions by their digests. */
  get sessions(): Pick<Store['sessions'], 'begin' | 'get' | 'see' | 'endOld' | 'password'> {
    return this.#store.sessions
  }

  endSession(digest: string): void {
    this.#store.sessions.end(digest)
    this.#changed()
  }

  /** The browsers that are signed in, the last seen first. */
  signedIn(): Session[] {
    return this.#store.sessions.list()
  }

  /** Signs one browser out; throws `SESSION_NOT_FOUND`. */
  endSessionById(id: string): void {
    const isEnded = this.#store.removals.remove('session', id, this.#clock.now())
    if (!isEnded) throw new Refusal('SESSION_NOT_FOUND', { id })
    this.#changed()
  }

  /** Takes that back; throws `SESSION_NOT_FOUND`, also where all were signed out since. */
  restoreSession(id: string): void {
    if (this.#store.removals.restore('session', id) !== 'restored') {
      throw new Refusal('SESSION_NOT_FOUND', { id })
    }
    this.#changed()
  }

  /** Signs every browser out; returns how many there were. */
  endSessions(): number {
    const ended = this.#store.sessions.endAll()
    this.#changed()
    return ended
  }

  /** Keeps the hash of another password, or that there is none, and signs every browser out. */
  changePassword(hash: string | undefined): void {
    this.#store.sessions.changePassword(hash)
    this.#changed()
  }

  /** By name. */
  tokens(): ApiToken[] {
    return this.#store.apiTokens.list()
  }

  /** Makes a token, which is told this once. Throws `TOKEN_EXISTS` and `TOKEN_END_PASSED`. */
  addToken({ name, rights: given, endsAt }: ApiTokenDraft): ApiToken & { readonly token: string } {
    const createdAt = this.#clock.now()
    if (endsAt !== null && endsAt <= createdAt) throw new Refusal('TOKEN_END_PASSED', {})
    const token = beginning + randomBytes(32).toString('base64url')
    const added: ApiToken = {
      name,
      rights: rights.filter((right) => given.includes(right)),
      createdAt,
      endsAt,
      usedAt: null,
    }
    if (!this.#store.apiTokens.add(added, digestOf(token))) {
      throw new Refusal('TOKEN_EXISTS', { name })
    }
    this.#changed()
    return { ...added, token }
  }

  /** Throws `TOKEN_NOT_FOUND`. */
  revokeToken(name: string): void {
    const isRevoked = this.#store.removals.remove('token', name, this.#clock.now())
    if (!isRevoked) throw new Refusal('TOKEN_NOT_FOUND', { name })
    this.#changed()
  }

  /** Lets a revoked token in again; throws `TOKEN_NOT_FOUND`, or `TOKEN_EXISTS` where another has its name. */
  restoreToken(name: string): void {
    const end = this.#store.removals.restore('token', name)
    if (end === 'taken') throw new Refusal('TOKEN_EXISTS', { name })
    if (end === 'gone') throw new Refusal('TOKEN_NOT_FOUND', { name })
    this.#changed()
  }

  /** The token that is this text, also one that has ended. */
  findToken(text: string): ApiToken | undefined {
    return this.#store.apiTokens.find(digestOf(text))
  }

  /** Notes that a token let somebody in. */
  noteUse(text: string, { usedAt }: ApiToken): void {
    const now = this.#clock.now()
    if (usedAt === null || Math.abs(now - usedAt) >= usedEveryMs) {
      this.#store.apiTokens.use(digestOf(text), now)
    }
  }

  #changed(): void {
    this.#events.emit({ type: 'access' })
  }
}

// 32 random bytes need no salt and no slow hash.
function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
