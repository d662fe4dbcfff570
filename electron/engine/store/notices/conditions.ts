import { type Translatable, translatableSchema } from '../../model/message.ts'
import { type LastingEvent, lastingEventSchema } from '../../model/notices/notice.ts'
import {
  defaultRules,
  type Mute,
  type Muted,
  type Rules,
  rulesSchema,
} from '../../model/notices/rules.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'

/** Something that lasts: since when, and whether it was told. */
export type StoredCondition = {
  readonly key: string
  readonly event: LastingEvent
  readonly subject: string
  readonly name: Translatable
  readonly since: number
  readonly isReported: boolean
}

type Row = Omit<StoredCondition, 'event' | 'name' | 'isReported'> & {
  readonly event: string
  readonly name: string
  readonly isReported: 0 | 1
}

/** How the last moment that a `Date` holds stands for no end. */
export const forGood = 8.64e15

/** What is known, what is not to be told, and how it is told. */
export class ConditionStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  all(): Map<string, StoredCondition> {
    const rows = this.#database
      .prepare<[], Row>(
        'SELECT key, event, subject, name, since, is_reported AS isReported FROM conditions',
      )
      .all()
    return new Map(
      rows.flatMap(({ event, isReported, name, ...row }) => {
        const known = lastingEventSchema.safeParse(event)
        if (!known.success) return []
        const text = translatableSchema.catch('').parse(parseJson(name))
        return [
          [
            row.key,
            { ...row, event: known.data, name: text, isReported: isReported === 1 },
          ] as const,
        ]
      }),
    )
  }

  /** Puts others in the place of all. */
  replace(conditions: Iterable<StoredCondition>): void {
    const insert = this.#database.prepare(
      `INSERT INTO conditions (key, event, subject, name, since, is_reported)
       VALUES (@key, @event, @subject, @name, @since, @isReported)`,
    )
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM conditions').run()
      for (const { isReported, name, ...condition } of conditions) {
        insert.run({ ...condition, name: JSON.stringify(name), isReported: isReported ? 1 : 0 })
      }
    })()
  }

  /** Those that still hold, the first to end first. */
  mutes(now: number): Mute[] {
    this.#database.prepare('DELETE FROM mutes WHERE until <= ?').run(now)
    return this.#database
      .prepare<[number], Mute>(
        'SELECT kind, id, nullif(until, ?) AS until FROM mutes ORDER BY mutes.until, kind, id',
      )
      .all(forGood)
  }

  /** Until when one thing is muted; null where it is not. */
  muted(kind: Mute['kind'], id: string, now: number): Muted | null {
    const found = this.#database
      .prepare<[number, string, string, number], Muted>(
        `SELECT nullif(until, ?) AS until FROM mutes
         WHERE kind = ? AND id = ? AND mutes.until > ?`,
      )
      .get(forGood, kind, id, now)
    return found ?? null
  }

  /** One whose time has passed ends it. */
  mute({ id, kind, until }: Mute): void {
    this.#database
      .prepare(
        `INSERT INTO mutes (kind, id, until) VALUES (?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET until = excluded.until`,
      )
      .run(kind, id, until ?? forGood)
  }

  /** Mutes those of some links that are kept; returns how many they are. */
  muteLinks(ids: readonly number[], until: number | null): number {
    return this.#database
      .prepare(
        `INSERT INTO mutes (kind, id, until)
         SELECT 'link', CAST(id AS TEXT), ? FROM resources
         WHERE id IN (SELECT value FROM json_each(?))
         ON CONFLICT (kind, id) DO UPDATE SET until = excluded.until`,
      )
      .run(until ?? forGood, JSON.stringify(ids)).changes
  }

  rules(): Rules {
    const text = this.#database.prepare<[], string>('SELECT rules FROM notice_rules').pluck().get()
    return text === undefined
      ? defaultRules
      : rulesSchema.catch(defaultRules).parse(parseJson(text))
  }

  setRules(rules: Rules): void {
    this.#database
      .prepare(
        'INSERT INTO notice_rules (id, rules) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET rules = excluded.rules',
      )
      .run(JSON.stringify(rules))
  }
}
