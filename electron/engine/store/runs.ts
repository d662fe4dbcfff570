import { message } from '../model/engine-messages.ts'
import { logColorsSchema } from '../model/logs/log-color.ts'
import { messageSchema, type Translatable } from '../model/message.ts'
import {
  causeSchema,
  levelSchema,
  type Outcome,
  outcomeSchema,
  type Run,
  type RunError,
  type RunFilter,
  type RunLine,
  type Summary,
  summarySchema,
} from '../model/run.ts'
import { parseJson } from '../model/terms/parse-json.ts'
import { occurrenceSchema } from '../model/triggers/event-trigger.ts'
import type { Database, Statement } from './schema.ts'
import { likePattern } from './sql-text.ts'

type Row = Omit<Run, 'error' | 'summary' | 'occurrence'> & {
  readonly occurrence: string | null
  readonly error: string
  readonly errorMessage: string | null
  readonly summary: string | null
}
/** What is known of a run before it begins. */
type Begun = Pick<Run, 'jobId' | 'cause' | 'scheduledAt'> & {
  readonly occurrence?: Run['occurrence']
}
type LineRow = Omit<RunLine, 'text' | 'colors'> & {
  readonly text: string
  readonly message: string | null
  readonly colors: string | null
}

const columns = `id, job_id AS jobId, cause, occurrence, scheduled_at AS scheduledAt, started_at AS startedAt,
  finished_at AS finishedAt, outcome, done, total, error,
  error_message AS errorMessage, summary`

const startSql = `
  INSERT INTO runs (job_id, cause, occurrence, scheduled_at, started_at) VALUES (?, ?, ?, ?, ?)`
const missSql = `
  INSERT INTO runs (job_id, cause, occurrence, scheduled_at, finished_at, outcome, error, error_message)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
const progressSql = 'UPDATE runs SET done = ?, total = ? WHERE id = ?'
const finishSql = `
  UPDATE runs SET outcome = ?, error = ?, error_message = ?, summary = ?, finished_at = ?
  WHERE id = ?`
const appendSql =
  'INSERT INTO run_lines (run_id, seq, at, level, text, message, colors) VALUES (?, ?, ?, ?, ?, ?, ?)'
// Only the end of a long log is read.
const lastWrittenSql = `
  SELECT text FROM (SELECT seq, text, message FROM run_lines WHERE run_id = ? ORDER BY seq DESC LIMIT 200)
  WHERE message IS NULL AND trim(text) <> '' ORDER BY seq DESC LIMIT 1`
const linesSql = `
  SELECT seq, at, level, text, message, colors FROM run_lines
  WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?`

const lineWithSql = `
  SELECT seq, at, level, text, message, colors FROM run_lines
  WHERE run_id = :runId AND (text LIKE :pattern ESCAPE '\\' OR message LIKE :pattern ESCAPE '\\')
  ORDER BY seq LIMIT 1`
const lineCountSql = 'SELECT max(seq) FROM run_lines WHERE run_id = ?'

const conditions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jobId: 'job_id = ?',
    outcome: 'outcome = ?',
    cause: 'cause = ?',
    from: 'coalesce(started_at, scheduled_at) >= ?',
    to: 'coalesce(started_at, scheduled_at) < ?',
    before: 'id < ?',
  } satisfies Record<keyof RunFilter | 'before', string>),
)

export class RunStore {
  readonly #database: Database
  // What every run writes is prepared once: a thousand may begin at the same time.
  readonly #start: Statement
  readonly #miss: Statement
  readonly #progress: Statement
  readonly #finish: Statement
  readonly #append: Statement
  readonly #lineWith: Statement<[{ runId: number; pattern: string }], LineRow>
  readonly #lineCount: Statement<[number], number | null>

  constructor(database: Database) {
    this.#database = database
    this.#start = database.prepare(startSql)
    this.#miss = database.prepare(missSql)
    this.#progress = database.prepare(progressSql)
    this.#finish = database.prepare(finishSql)
    this.#append = database.prepare(appendSql)
    this.#lineWith = database.prepare(lineWithSql)
    this.#lineCount = database.prepare<[number], number | null>(lineCountSql).pluck()
  }

  get(id: number): Run | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM runs WHERE id = ?`)
      .get(id)
    return row && fromRow(row)
  }

  /** Newest first, from the run before `before`. */
  list(options: RunFilter & { before?: number | undefined; limit: number }): Run[] {
    const { limit, ...wanted } = options
    const given = Object.entries(wanted).filter(([, value]) => value !== undefined)
    const where = given.map(([name]) => conditions.get(name) ?? 'FALSE').join(' AND ') || 'TRUE'
    return this.#database
      .prepare<unknown[], Row>(
        `SELECT ${columns} FROM runs WHERE ${where} ORDER BY id DESC LIMIT ?`,
      )
      .all(...given.map(([, value]) => value), limit)
      .map(fromRow)
  }

  /** The first line of a run that holds a text, whatever its case in Latin letters. */
  lineWith(runId: number, text: string): RunLine | undefined {
    const row = this.#lineWith.get({ runId, pattern: likePattern(text) })
    return row && toLine(row)
  }

  /** How many lines a run wrote. */
  lineCount(runId: number): number {
    return this.#lineCount.get(runId) ?? 0
  }

  /** Opens a run: its outcome is null until `finish`. */
  start(run: Begun, startedAt: number): number {
    const { cause, jobId, occurrence = null, scheduledAt } = run
    const what = occurrence && JSON.stringify(occurrence)
    return Number(this.#start.run(jobId, cause, what, scheduledAt, startedAt).lastInsertRowid)
  }

  /** Remembers a run that never started, and why. */
  recordMiss(
    run: Begun & Pick<Run, 'error'> & { outcome: 'missed' | 'skipped' },
    at: number,
  ): number {
    const { cause, jobId, occurrence = null, scheduledAt, outcome } = run
    const what = occurrence && JSON.stringify(occurrence)
    const error = toColumns(run.error)
    const row = this.#miss.run(jobId, cause, what, scheduledAt, at, outcome, ...error)
    return Number(row.lastInsertRowid)
  }

  setProgress(id: number, done: number, total: number): void {
    this.#progress.run(done, total, id)
  }

  finish(
    id: number,
    end: { outcome: Outcome; error: RunError; summary: Summary | null },
    at: number,
  ): void {
    const summary = end.summary && JSON.stringify(end.summary)
    this.#finish.run(end.outcome, ...toColumns(end.error), summary, at, id)
  }

  /** Closes what a crash or a kill left open; returns those runs. */
  interruptUnfinished(at: number): Run[] {
    const open = this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM runs WHERE outcome IS NULL ORDER BY id`)
      .all()
      .map(fromRow)
    this.#database
      .prepare(`UPDATE runs SET outcome = 'interrupted', finished_at = ? WHERE outcome IS NULL`)
      .run(at)
    return open
  }

  appendLines(runId: number, lines: readonly RunLine[]): void {
    this.#database.transaction(() => {
      for (const { seq, at, level, text, colors } of lines) {
        const written = colors ? JSON.stringify(colors) : null
        this.#append.run(runId, seq, at, level, ...toColumns(text), written)
      }
    })()
  }

  /** The last line that a program wrote, not Pansentry, among the last of a run's log. */
  lastWritten(runId: number): string | undefined {
    return this.#database.prepare<[number], string>(lastWrittenSql).pluck().get(runId)
  }

  /** Lines in order, from the one after `after`. */
  lines(runId: number, after: number, limit: number): RunLine[] {
    return this.#database
      .prepare<[number, number, number], LineRow>(linesSql)
      .all(runId, after, limit)
      .map(toLine)
  }
}

function toColumns(text: Translatable): [text: string, message: string | null] {
  return typeof text === 'string' ? [text, null] : ['', JSON.stringify(text)]
}

/** Undefined for a message that cannot be read. */
function fromColumns(text: string, message: string | null): Translatable | undefined {
  return message === null ? text : messageSchema.safeParse(parseJson(message)).data
}

const unreadableLine = message('log.run.unreadableLine')

function toLine({ colors: written, message, text, ...line }: LineRow): RunLine {
  const { data: level = 'info' } = levelSchema.safeParse(line.level)
  const { data: colors } = logColorsSchema.safeParse(written && parseJson(written))
  const whole = { ...line, level, text: fromColumns(text, message) ?? unreadableLine }
  return colors ? { ...whole, colors } : whole
}

/** What of a row cannot be read has a value that says the least, and the run says which it was. */
function fromRow({ errorMessage, ...row }: Row): Run {
  const error = fromColumns(row.error, errorMessage)
  const summary = summarySchema.nullable().safeParse(row.summary && parseJson(row.summary))
  const cause = causeSchema.safeParse(row.cause)
  const outcome = outcomeSchema.nullable().safeParse(row.outcome)
  const occurrence = occurrenceSchema
    .nullable()
    .safeParse(row.occurrence && parseJson(row.occurrence))
  const damaged = [
    ...(error === undefined ? ['error'] : []),
    ...(summary.success ? [] : ['summary']),
    ...(cause.success ? [] : ['cause']),
    ...(outcome.success ? [] : ['outcome']),
    ...(occurrence.success ? [] : ['occurrence']),
  ]
  return {
    ...row,
    cause: cause.data ?? 'schedule',
    occurrence: occurrence.data ?? null,
    outcome: outcome.success ? outcome.data : 'failed',
    error:
      damaged.length > 0
        ? message('log.run.unreadable', { what: damaged.join(', ') })
        : (error ?? ''),
    summary: summary.data ?? null,
  }
}
