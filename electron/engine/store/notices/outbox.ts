import { z } from 'zod'
import {
  type Attempt,
  attemptSchema,
  type MessageState,
  messageStateSchema,
} from '../../model/notices/delivery.ts'
import { type Notice, noticeSchema, withLinks } from '../../model/notices/notice.ts'
import type { OutboxMessage } from '../../model/notices/outbox.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'

type Row = Omit<OutboxMessage, 'notices' | 'state' | 'attempts'> & {
  readonly notices: string
  readonly state: string
  readonly attempts: string
}

// What was sent is remembered so far back; what waits is bounded for each channel.
const keptMessages = 500
const dayMs = 24 * 3_600_000
const mostWaiting = 200
// No channel takes as many.
const mostLinks = 1000

const columns =
  'id, channel_id AS channelId, notices, created_at AS createdAt, due_at AS dueAt, state, attempts'
const readNotices = z.array(z.unknown()).catch([])
const attemptsSchema = z.array(attemptSchema).catch([])

/** The messages that wait to be sent, and the last of those that were. */
export class OutboxStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  add(channelId: number, notices: readonly Notice[], createdAt: number, dueAt: number): void {
    this.#database
      .prepare('INSERT INTO outbox (channel_id, notices, created_at, due_at) VALUES (?, ?, ?, ?)')
      .run(channelId, JSON.stringify(notices), createdAt, dueAt)
    this.#bound(channelId)
  }

  get(id: number): OutboxMessage | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM outbox WHERE id = ?`)
      .get(id)
    return row && toMessage(row)
  }

  /** The newest first, from the one before `before`. */
  list(before: number | undefined, limit: number): OutboxMessage[] {
    return this.#database
      .prepare<[number, number], Row>(
        `SELECT ${columns} FROM outbox WHERE id < ? ORDER BY id DESC LIMIT ?`,
      )
      .all(before ?? Number.MAX_SAFE_INTEGER, limit)
      .map(toMessage)
  }

  /** What a channel may send by now, the oldest first. */
  due(channelId: number, now: number): OutboxMessage[] {
    return this.#database
      .prepare<[number, number], Row>(
        `SELECT ${columns} FROM outbox
         WHERE state = 'waiting' AND channel_id = ? AND due_at <= ? ORDER BY id`,
      )
      .all(channelId, now)
      .map(toMessage)
  }

  /** When the next message of a channel is due; undefined for none. */
  nextDue(channelId: number): number | undefined {
    const due = this.#database
      .prepare<[number], number | null>(
        "SELECT min(due_at) FROM outbox WHERE state = 'waiting' AND channel_id = ?",
      )
      .pluck()
      .get(channelId)
    return due ?? undefined
  }

  /** Makes one message of several: the first takes the notices of the others in, and is being sent from now on. */
  begin(messages: readonly OutboxMessage[]): OutboxMessage | undefined {
    const [first, ...others] = messages
    if (!first) return undefined
    const all = messages.flatMap((message) => message.notices)
    const notices = withLinks(all, mostLinks)
    this.#database.transaction(() => {
      this.#database
        .prepare("UPDATE outbox SET state = 'sending', notices = ? WHERE id = ?")
        .run(JSON.stringify(notices), first.id)
      const remove = this.#database.prepare('DELETE FROM outbox WHERE id = ?')
      for (const { id } of others) remove.run(id)
    })()
    return { ...first, notices, state: 'sending' }
  }

  /** What became of an attempt; `dueAt` is when the next may be made. */
  note(id: number, state: MessageState, attempts: readonly Attempt[], dueAt?: number): void {
    this.#database
      .prepare(
        'UPDATE outbox SET state = ?, attempts = ?, due_at = coalesce(?, due_at) WHERE id = ?',
      )
      .run(state, JSON.stringify(attempts), dueAt ?? null, id)
  }

  /** Puts right what an end of the process left: a message that was being sent may have arrived. */
  takeUp(): void {
    this.#database.prepare("UPDATE outbox SET state = 'unsure' WHERE state = 'sending'").run()
  }

  /**
   * Sends now what would wait because a clock was ahead: made more than a day from now, or due later than the longest
   * digest.
   */
  mendClock(now: number, longestWaitMs: number): void {
    this.#database
      .prepare(
        `UPDATE outbox SET due_at = @now, created_at = min(created_at, @now)
         WHERE state = 'waiting' AND (due_at > @now + @longestWaitMs OR created_at > @now + ${dayMs})`,
      )
      .run({ now, longestWaitMs })
  }

  /** Gives up what was to be sent before a time, and returns how many. */
  dropOlder(than: number): number {
    return this.#database
      .prepare(
        "UPDATE outbox SET state = 'dropped' WHERE state = 'waiting' AND due_at < ? AND created_at < ?",
      )
      .run(than, than).changes
  }

  #bound(channelId: number): void {
    this.#database
      .prepare(
        `UPDATE outbox SET state = 'dropped' WHERE id IN (
           SELECT id FROM outbox WHERE state = 'waiting' AND channel_id = ?
           ORDER BY id DESC LIMIT -1 OFFSET ${mostWaiting})`,
      )
      .run(channelId)
    this.#database
      .prepare(
        `DELETE FROM outbox WHERE id IN (
           SELECT id FROM outbox WHERE state NOT IN ('waiting', 'sending')
           ORDER BY id DESC LIMIT -1 OFFSET ${keptMessages})`,
      )
      .run()
  }
}

/** What another version wrote is left out; a message of which nothing can be read has no notices. */
function toMessage({ attempts, notices, state, ...row }: Row): OutboxMessage {
  return {
    ...row,
    notices: readNotices
      .parse(parseJson(notices))
      .flatMap((each) => noticeSchema.safeParse(each).data ?? []),
    state: messageStateSchema.catch('failed').parse(state),
    attempts: attemptsSchema.parse(parseJson(attempts)),
  }
}
