import {
  type ChannelKind,
  type ChannelProblem,
  type ChannelSettings,
  channelKindSchema,
} from '../../model/notices/channel.ts'
import { type Attempt, attemptSchema } from '../../model/notices/delivery.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'
import { newSecretKey } from '../secret-key.ts'
import { type FormRow, formOf } from './form-row.ts'

/** A channel as it is stored: of its secret fields only the names. */
export type StoredChannel = {
  readonly id: number
  /** What its secrets are kept by; empty where they still are by its id. */
  readonly key: string
  readonly kind: ChannelKind
  readonly name: string
  readonly isOn: boolean
  readonly settings: ChannelSettings
  readonly secrets: readonly string[]
  readonly problem: ChannelProblem | null
  readonly lastAttempt: Attempt | null
}

type Row = FormRow & {
  readonly id: number
  readonly key: string
  readonly kind: string
  readonly name: string
  readonly brokenAt: number | null
  readonly brokenWords: string
  readonly lastAttempt: string | null
}

const columns = `id, key, kind, name, is_on AS isOn, settings, secrets,
  broken_at AS brokenAt, broken_words AS brokenWords, last_attempt AS lastAttempt`
const lastAttemptSchema = attemptSchema.nullable().catch(null)

export class ChannelStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** In the order they were added; one of a kind that this version does not know is left alone. */
  list(): StoredChannel[] {
    return this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM channels ORDER BY id`)
      .all()
      .flatMap(toChannel)
  }

  get(id: number): StoredChannel | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM channels WHERE id = ?`)
      .get(id)
    return row && toChannel(row)[0]
  }

  /** Returns its id. */
  add({
    kind,
    name,
    secrets,
    settings,
  }: Pick<StoredChannel, 'kind' | 'name' | 'settings' | 'secrets'>): number {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO channels (key, kind, name, settings, secrets) VALUES (?, ?, ?, ?, ?)')
      .run(newSecretKey(), kind, name, JSON.stringify(settings), JSON.stringify(secrets))
    return Number(lastInsertRowid)
  }

  update({
    id,
    isOn,
    name,
    secrets,
    settings,
  }: Omit<StoredChannel, 'key' | 'kind' | 'problem' | 'lastAttempt'>): void {
    this.#database
      .prepare('UPDATE channels SET name = ?, is_on = ?, settings = ?, secrets = ? WHERE id = ?')
      .run(name, isOn ? 1 : 0, JSON.stringify(settings), JSON.stringify(secrets), id)
  }

  setProblem(id: number, problem: ChannelProblem | null): void {
    this.#database
      .prepare('UPDATE channels SET broken_at = ?, broken_words = ? WHERE id = ?')
      .run(problem?.since ?? null, problem?.words ?? '', id)
  }

  setKey(id: number, key: string): void {
    this.#database.prepare('UPDATE channels SET key = ? WHERE id = ?').run(key, id)
  }

  setLastAttempt(id: number, attempt: Attempt): void {
    this.#database
      .prepare('UPDATE channels SET last_attempt = ? WHERE id = ?')
      .run(JSON.stringify(attempt), id)
  }

  /** With all its messages. */
  delete(id: number): void {
    this.#database.prepare('DELETE FROM channels WHERE id = ?').run(id)
  }
}

function toChannel({ brokenAt, brokenWords, kind, lastAttempt, ...row }: Row): StoredChannel[] {
  const known = channelKindSchema.safeParse(kind)
  if (!known.success) return []
  return [
    {
      ...row,
      kind: known.data,
      ...formOf(row),
      problem: brokenAt === null ? null : { since: brokenAt, words: brokenWords },
      lastAttempt: lastAttemptSchema.parse(parseJson(lastAttempt ?? 'null')),
    },
  ]
}
