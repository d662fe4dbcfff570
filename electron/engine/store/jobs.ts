import {
  isReadable,
  type JobRecord,
  jobKindSchema,
  type StoredJob,
  storedJobSchema,
  unavailable,
} from '../model/job.ts'
import { parseJson } from '../model/terms/parse-json.ts'
import type { Occurrence } from '../model/triggers/event-trigger.ts'
import type { Database, Statement } from './schema.ts'
import { newSecretKey } from './secret-key.ts'

type Row = {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly labels: string
  readonly trigger: string
  readonly params: string
  readonly policy: string
  readonly notifyOn: string
  readonly paused: 0 | 1
  readonly timedPause: string | null
  readonly slotAt: number | null
  readonly nextRunAt: number | null
  readonly occurrence: string | null
}

const columns =
  'id, kind, name, labels, trigger, params, policy, notify_on AS notifyOn, paused, timed_pause AS timedPause, slot_at AS slotAt, next_run_at AS nextRunAt, occurrence'

const getSql = `SELECT ${columns} FROM jobs WHERE id = ?`
const listSql = `SELECT ${columns} FROM jobs ORDER BY id`
const dueSql = `
  SELECT ${columns} FROM jobs WHERE paused = 0 AND next_run_at <= ? ORDER BY next_run_at, id`
const earliestSql = 'SELECT min(next_run_at) FROM jobs WHERE paused = 0 AND next_run_at > ?'
const pausedSql = `SELECT ${columns} FROM jobs WHERE paused = 1 AND timed_pause IS NOT NULL`
// As its index has it.
const listeningSql = `SELECT ${columns} FROM jobs WHERE instr(trigger, '"on":[') > 0 ORDER BY id`
const putSql = `
  INSERT INTO jobs
    (id, kind, name, labels, trigger, params, policy, notify_on, paused, timed_pause, slot_at, next_run_at, occurrence, created_at, updated_at, key)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name,
    labels = excluded.labels, trigger = excluded.trigger,
    params = excluded.params, policy = excluded.policy, notify_on = excluded.notify_on, paused = excluded.paused,
    timed_pause = excluded.timed_pause,
    slot_at = excluded.slot_at, next_run_at = excluded.next_run_at, occurrence = excluded.occurrence,
    updated_at = excluded.updated_at`
const keySql = 'SELECT key FROM jobs WHERE id = ?'
const setKeySql = 'UPDATE jobs SET key = ? WHERE id = ?'
const advanceSql = `
  UPDATE jobs SET slot_at = ?, next_run_at = ?, occurrence = NULL
  WHERE id = ? AND next_run_at = ? AND paused = 0`
// What is due already covers what happens meanwhile; what is held waits for nothing.
const wakeSql = `
  UPDATE jobs SET slot_at = @now, next_run_at = @now, occurrence = @occurrence
  WHERE id = @id AND (paused = 0 OR timed_pause IS NOT NULL)
    AND coalesce(next_run_at > @now, TRUE)`

// A thousand jobs may be due at once: statements are prepared once, not for each of them.
export class JobStore {
  readonly #get: Statement<[string], Row>
  readonly #list: Statement<[], Row>
  readonly #due: Statement<[number], Row>
  readonly #earliest: Statement<[number], number | null>
  readonly #paused: Statement<[], Row>
  readonly #listening: Statement<[], Row>
  readonly #put: Statement
  readonly #key: Statement<[string], string>
  readonly #setKey: Statement<[string, string]>
  readonly #advance: Statement
  readonly #wake: Statement

  constructor(database: Database) {
    this.#get = database.prepare(getSql)
    this.#list = database.prepare(listSql)
    this.#due = database.prepare(dueSql)
    this.#earliest = database.prepare<[number], number | null>(earliestSql).pluck()
    this.#paused = database.prepare(pausedSql)
    this.#listening = database.prepare(listeningSql)
    this.#put = database.prepare(putSql)
    this.#key = database.prepare<[string], string>(keySql).pluck()
    this.#setKey = database.prepare(setKeySql)
    this.#advance = database.prepare(advanceSql)
    this.#wake = database.prepare(wakeSql)
  }

  get(id: string): JobRecord | undefined {
    const row = this.#get.get(id)
    return row && fromRow(row)
  }

  list(): JobRecord[] {
    return this.#list.all().map(fromRow)
  }

  /** Jobs whose time has come, the longest waiting first; those that cannot be read are left out. */
  due(now: number): StoredJob[] {
    return this.#due.all(now).map(fromRow).filter(isReadable)
  }

  /** When the next job after `now` is due; undefined when none is. */
  earliestAfter(now: number): number | undefined {
    return this.#earliest.get(now) ?? undefined
  }

  /** Jobs in a pause that ends by itself. */
  inTimedPause(): StoredJob[] {
    return this.#paused.all().map(fromRow).filter(isReadable)
  }

  /** Jobs that something else than their times starts. */
  listening(): StoredJob[] {
    return this.#listening.all().map(fromRow).filter(isReadable)
  }

  /** Writes a whole job, new or not. */
  put(job: StoredJob, now: number): void {
    this.#put.run(
      job.id,
      job.kind,
      job.name,
      JSON.stringify(job.labels),
      JSON.stringify(job.trigger),
      JSON.stringify(job.params),
      JSON.stringify(job.policy),
      JSON.stringify(job.notifyOn),
      job.paused ? 1 : 0,
      job.timedPause && JSON.stringify(job.timedPause),
      job.slotAt,
      job.nextRunAt,
      job.occurrence && JSON.stringify(job.occurrence),
      now,
      now,
      newSecretKey(),
    )
  }

  /** What the secrets of a job are kept by; empty where they still are by its id, undefined for no job. */
  key(id: string): string | undefined {
    return this.#key.get(id)
  }

  setKey(id: string, key: string): void {
    this.#setKey.run(key, id)
  }

  /** Moves a job on only if it still stands at `from`: the claim that makes a slot run once. */
  advance(job: StoredJob, from: number | null): boolean {
    return this.#advance.run(job.slotAt, job.nextRunAt, job.id, from).changes === 1
  }

  /** Makes a job due because of what happened; false for one that is due already, or paused until somebody resumes. */
  wake(id: string, occurrence: Occurrence, now: number): boolean {
    return this.#wake.run({ id, now, occurrence: JSON.stringify(occurrence) }).changes === 1
  }
}

function fromRow(row: Row): JobRecord {
  if (!jobKindSchema.safeParse(row.kind).success) {
    return unavailable(row, 'unknown-kind')
  }
  const parts = {
    labels: parseJson(row.labels),
    trigger: parseJson(row.trigger),
    params: parseJson(row.params),
    policy: parseJson(row.policy),
    notifyOn: parseJson(row.notifyOn),
    timedPause: row.timedPause === null ? null : parseJson(row.timedPause),
    occurrence: row.occurrence === null ? null : parseJson(row.occurrence),
  }
  const { data, error } = storedJobSchema.safeParse({ ...row, ...parts, paused: row.paused === 1 })
  if (data) return data
  const [issue] = error.issues
  const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : error.message
  return unavailable(row, 'unreadable', detail)
}
