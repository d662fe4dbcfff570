import { z } from 'zod'
import { type Translatable, translatableSchema } from '../../model/message.ts'
import { type StateEvent, stateEvents } from '../../model/notices/notice.ts'
import { defaultRules, type Mute, type Rules, rulesSchema } from '../../model/notices/rules.ts'
import { parseJson } from '../parse-json.ts'
import type { Database } from '../schema.ts'

/** Something that lasts: since when, and whether it was told. */
export type StoredCondition = {
  readonly key: string
  readonly event: Exclude<StateEvent, 'job-recovered'>
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

const eventSchema = z.enum(stateEvents).exclude(['job-recovered'])

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
        const known = eventSchema.safeParse(event)
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
      .prepare<[], Mute>('SELECT kind, id, until FROM mutes ORDER BY until, kind, id')
      .all()
  }

  /** One whose time has passed ends it. */
  mute({ id, kind, until }: Mute): void {
    this.#database
      .prepare(
        `INSERT INTO mutes (kind, id, until) VALUES (?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET until = excluded.until`,
      )
      .run(kind, id, until)
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
