import type { Statement } from 'better-sqlite3'
import type { Session as ListedSession } from '../model/tokens/session.ts'
import type { Database } from './schema.ts'
import { isStoreError } from './store-refusal.ts'

/** Times are milliseconds since 1970. */
type Session = { readonly beganAt: number; readonly seenAt: number }

/** The browsers that are signed in, by the digest of what their cookie holds. */
export class SessionStore {
  readonly #database: Database
  readonly #get: Statement<[string], Session>

  constructor(database: Database) {
    this.#database = database
    this.#get = database.prepare(
      'SELECT began_at AS beganAt, seen_at AS seenAt FROM sessions WHERE digest = ?',
    )
  }

  begin(digest: string, now: number, agent = ''): void {
    this.#database
      .prepare('INSERT INTO sessions (digest, began_at, seen_at, agent) VALUES (?, ?, ?, ?)')
      .run(digest, now, now, agent)
  }

  /** The last seen first. */
  list(): ListedSession[] {
    return this.#database
      .prepare<[], ListedSession>(
        `SELECT substr(digest, 1, 16) AS id, began_at AS beganAt, seen_at AS seenAt, agent
        FROM sessions ORDER BY seen_at DESC, id`,
      )
      .all()
  }

  get(digest: string): Session | undefined {
    return this.#get.get(digest)
  }

  /** Notes that a session is in use. It is let in also while that cannot be written. */
  see(digest: string, now: number): void {
    try {
      this.#database.prepare('UPDATE sessions SET seen_at = ? WHERE digest = ?').run(now, digest)
    } catch (error) {
      if (!isStoreError(error)) throw error
    }
  }

  end(digest: string): void {
    this.#database.prepare('DELETE FROM sessions WHERE digest = ?').run(digest)
  }

  /** Ends those that began or were seen last before these times. */
  endOld(beganBefore: number, seenBefore: number): void {
    this.#database
      .prepare('DELETE FROM sessions WHERE began_at <= ? OR seen_at <= ?')
      .run(beganBefore, seenBefore)
  }

  /** Returns how many there were; none that ended before comes back. */
  endAll(): number {
    this.#database.prepare("DELETE FROM removals WHERE kind = 'session'").run()
    return this.#database.prepare('DELETE FROM sessions').run().changes
  }

  /** The hash of the password that was in use last; undefined for none. */
  password(): string | undefined {
    const row = this.#database
      .prepare<[], { hash: string }>('SELECT hash FROM session_password')
      .get()
    return row?.hash
  }

  /** Keeps the hash of another password, or that there is none, and ends every session: both or neither. */
  changePassword(hash: string | undefined): void {
    this.#database.transaction(() => {
      this.endAll()
      this.#database.prepare('DELETE FROM session_password').run()
      if (hash === undefined) return
      this.#database.prepare('INSERT INTO session_password (id, hash) VALUES (1, ?)').run(hash)
    })()
  }
}
