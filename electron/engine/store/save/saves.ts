import type { Statement } from 'better-sqlite3'
import { z } from 'zod'
import { planStates } from '../../model/saving/kept-plan.ts'
import { type SavingStanding, standingSchema } from '../../model/saving/standing.ts'
import {
  type Left,
  leftSchema,
  type Plan,
  questions,
  type SavedFile,
  type Step,
  type StepState,
  stepSchema,
  stepStates,
} from '../../model/saving/step.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'
import { ArrivalStore } from './arrivals.ts'
import { RefusedCopyStore } from './refusals.ts'

export type PlanState = (typeof planStates)[number]

export type StoredPlan = {
  readonly id: number
  readonly taskId: number
  readonly madeAt: number
  readonly inputs: string
  readonly state: PlanState
  readonly question: Plan['question']
  readonly left: readonly Left[]
  readonly steps: readonly StoredStep[]
}

export type StoredStep = {
  readonly planId: number
  readonly seq: number
  readonly step: Step
  readonly state: StepState
  readonly handle: string | null
  /** Why it failed. */
  readonly code: string
  /** When it came to this state, in milliseconds since 1970. */
  readonly at: number
}

type PlanRow = {
  readonly id: number
  readonly taskId: number
  readonly madeAt: number
  readonly inputs: string
  readonly state: string
  readonly question: string | null
  readonly lefts: string
}
type StepRow = Omit<StoredStep, 'step' | 'state'> & {
  readonly step: string
  readonly state: string
}

const planColumns = 'id, task_id AS taskId, made_at AS madeAt, inputs, state, question, lefts'
const stepColumns = 'plan_id AS planId, seq, step, state, handle, code, at'
export const fileColumns =
  'source_id AS sourceId, folder, original, name, size, drive_id AS driveId, state, saved_at AS savedAt'

const planStateSchema = z.enum(planStates).catch('stale')
const questionSchema = z.enum(questions).nullable().catch(null)
const leftsSchema = z.array(leftSchema).catch([])
const stepStateSchema = z.enum(stepStates).catch('unknown')

/** What tasks are going to do, did, and have saved. */
export class SaveStore {
  readonly refusals: RefusedCopyStore
  readonly arrivals: ArrivalStore
  readonly #database: Database
  readonly #setStep: Statement
  readonly #keepFile: Statement

  constructor(database: Database) {
    this.#database = database
    this.refusals = new RefusedCopyStore(database)
    this.arrivals = new ArrivalStore(database)
    this.#setStep = database.prepare(
      `INSERT INTO saving_steps (plan_id, seq, step, state, handle, code, at)
       VALUES (@planId, @seq, @step, @state, @handle, @code, @at)
       ON CONFLICT (plan_id, seq) DO UPDATE
       SET step = excluded.step, state = excluded.state, handle = excluded.handle, code = excluded.code, at = excluded.at`,
    )
    this.#keepFile = database.prepare(
      `INSERT OR REPLACE INTO saved_files
       (task_id, source_id, folder, original, name, size, drive_id, state, saved_at)
       VALUES (@taskId, @sourceId, @folder, @original, @name, @size, @driveId, @state, @savedAt)`,
    )
  }

  /** Writes a plan down; those of the task that still waited are stale then. Returns its id. */
  addPlan(taskId: number, plan: Plan, inputs: string, state: PlanState, now: number): number {
    const add = this.#database.transaction(() => {
      this.#database
        .prepare(
          "UPDATE saving_plans SET state = 'stale' WHERE task_id = ? AND state IN ('proposed', 'approved', 'running')",
        )
        .run(taskId)
      const { lastInsertRowid } = this.#database
        .prepare(
          'INSERT INTO saving_plans (task_id, made_at, inputs, state, question, lefts) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(taskId, now, inputs, state, plan.question, JSON.stringify(plan.left))
      const planId = Number(lastInsertRowid)
      for (const [seq, step] of plan.steps.entries()) {
        this.setStep({ planId, seq, step, state: 'planned', handle: null, code: '', at: now })
      }
      return planId
    })
    return add()
  }

  setPlan(id: number, state: PlanState): void {
    this.#database.prepare('UPDATE saving_plans SET state = ? WHERE id = ?').run(state, id)
  }

  /** The newest plan of a task. */
  planOf(taskId: number): StoredPlan | undefined {
    const row = this.#database
      .prepare<[number], PlanRow>(
        `SELECT ${planColumns} FROM saving_plans WHERE task_id = ? ORDER BY id DESC LIMIT 1`,
      )
      .get(taskId)
    return row && this.#toPlan(row)
  }

  /** How it stands with the newest plan of a task, without what it does. */
  headOf(taskId: number): Pick<StoredPlan, 'id' | 'state' | 'question'> | undefined {
    const row = this.#database
      .prepare<[number], Pick<PlanRow, 'id' | 'state' | 'question'>>(
        'SELECT id, state, question FROM saving_plans WHERE task_id = ? ORDER BY id DESC LIMIT 1',
      )
      .get(taskId)
    return (
      row && {
        id: row.id,
        state: planStateSchema.parse(row.state),
        question: questionSchema.parse(row.question),
      }
    )
  }

  plan(id: number): StoredPlan | undefined {
    const row = this.#database
      .prepare<[number], PlanRow>(`SELECT ${planColumns} FROM saving_plans WHERE id = ?`)
      .get(id)
    return row && this.#toPlan(row)
  }

  /** Whether a plan of the task was ever carried out. */
  hasRun(taskId: number): boolean {
    const row = this.#database
      .prepare(
        "SELECT 1 FROM saving_plans WHERE task_id = ? AND state IN ('running', 'done', 'partial', 'failed') LIMIT 1",
      )
      .get(taskId)
    return row !== undefined
  }

  setStep({ step, ...row }: StoredStep): void {
    this.#setStep.run({ ...row, step: JSON.stringify(step) })
  }

  /** Steps of a task of which nobody knows whether the drive did them, the oldest first. */
  unsettled(taskId: number): StoredStep[] {
    return this.#database
      .prepare<[number], StepRow>(
        `SELECT ${stepColumns} FROM saving_steps
         WHERE plan_id IN (SELECT id FROM saving_plans WHERE task_id = ?) AND state IN ('sent', 'unknown')
         ORDER BY plan_id, seq`,
      )
      .all(taskId)
      .flatMap(toStep)
  }

  /** Several writes as one. */
  together(work: () => void): void {
    this.#database.transaction(work)()
  }

  keepFile(taskId: number, file: SavedFile): void {
    this.#keepFile.run({ taskId, ...file })
    this.arrivals.changed(taskId)
  }

  /** A folder has another name, and what was saved lies in it there. */
  moveFiles(taskId: number, from: string, to: string): void {
    this.#database
      .prepare('UPDATE saved_files SET folder = ? WHERE task_id = ? AND folder = ?')
      .run(to, taskId, from)
  }

  /** What a task has saved, the newest last. */
  files(taskId: number): SavedFile[] {
    return this.#database
      .prepare<[number], SavedFile>(
        `SELECT ${fileColumns} FROM saved_files WHERE task_id = ? ORDER BY saved_at, source_id`,
      )
      .all(taskId)
  }

  /** Episodes that a person read in the names of files, by the ids of the share. */
  episodes(taskId: number): ReadonlyMap<string, string> {
    const rows = this.#database
      .prepare<[number], { readonly sourceId: string; readonly episode: string }>(
        'SELECT source_id AS sourceId, episode FROM saving_episodes WHERE task_id = ?',
      )
      .all(taskId)
    return new Map(rows.map(({ episode, sourceId }) => [sourceId, episode]))
  }

  keepEpisode(taskId: number, sourceId: string, episode: string): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO saving_episodes (task_id, source_id, episode) VALUES (?, ?, ?)',
      )
      .run(taskId, sourceId, episode)
  }

  /** Lets a task save a file once more; whether it had saved it. */
  forgetFile(taskId: number, sourceId: string): boolean {
    const { changes } = this.#database
      .prepare('DELETE FROM saved_files WHERE task_id = ? AND source_id = ?')
      .run(taskId, sourceId)
    this.arrivals.changed(taskId)
    return changes > 0
  }

  standing(taskId: number): SavingStanding | undefined {
    const row = this.#database
      .prepare<[number], { readonly standing: string }>(
        'SELECT standing FROM saving_standings WHERE task_id = ?',
      )
      .get(taskId)
    return row && standingSchema.safeParse(parseJson(row.standing)).data
  }

  setStanding(taskId: number, standing: SavingStanding): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO saving_standings (task_id, standing) VALUES (?, ?)')
      .run(taskId, JSON.stringify(standing))
  }

  /** The task is another one, and so may be what its next run finds; `total` is what its owner says. */
  renewStanding(taskId: number, total: number | null): void {
    const before = this.standing(taskId)
    if (!before) return
    const said = total === null ? {} : ({ total, totalFrom: 'person' } as const)
    const progress = before.progress && { ...before.progress, ...said, isComplete: false }
    const fresh = { kind: 'ok', code: '', words: '', nextAt: 0, times: 0 } as const
    this.setStanding(taskId, { ...before, ...fresh, progress })
  }

  #toPlan({ lefts, question, state, ...row }: PlanRow): StoredPlan {
    const steps = this.#database
      .prepare<[number], StepRow>(
        `SELECT ${stepColumns} FROM saving_steps WHERE plan_id = ? ORDER BY seq`,
      )
      .all(row.id)
      .flatMap(toStep)
    return {
      ...row,
      state: planStateSchema.parse(state),
      question: questionSchema.parse(question),
      left: leftsSchema.parse(parseJson(lefts)),
      steps,
    }
  }
}

function toStep({ state, step, ...row }: StepRow): StoredStep[] {
  const read = stepSchema.safeParse(parseJson(step))
  return read.success ? [{ ...row, step: read.data, state: stepStateSchema.parse(state) }] : []
}
