import { createHash } from 'node:crypto'
import { reasonSchema } from '../../model/message.ts'
import { isRefusal } from '../../model/refusal.ts'
import type { FaultDetails } from '../../model/saving/fault.ts'
import type { Progress } from '../../model/saving/progress.ts'
import { isRefusedShare } from '../../model/saving/refused-copy.ts'
import {
  isLasting,
  lookAgainMs,
  restsFor,
  type SavingStanding,
} from '../../model/saving/standing.ts'
import type { TaskEnd } from '../../model/saving/task-end.ts'
import type { SaveStore, StoredPlan } from '../../store/save/saves.ts'
import type { Clock } from '../../time/clock.ts'
import { act } from '../act/act.ts'
import { settle } from '../act/settle.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import type { OpenShare, SavingDrive, ShareItem } from '../drive/saving-drive.ts'
import { isVideo } from '../names/stem.ts'
import { makePlan, type Planned } from '../plan/plan.ts'
import type { PlanTask } from '../plan/plan-task.ts'
import type { OwnFolder, SharedFolder, Sight } from '../plan/sight.ts'
import { survey } from '../plan/survey.ts'
import { readTaskRules, type TaskRules } from '../plan/task-rules.ts'
import { progressOf } from '../task/progress.ts'
import { isInPeriod } from './period.ts'

export type TaskRunContext = {
  readonly drive: SavingDrive
  /** Makes sure that the drive knows whose it is, once a run. */
  readonly signedIn: () => Promise<void>
  /** Whether the drive, asked another way, knows the sign-in no more either. */
  readonly isLoginNeeded: () => Promise<boolean>
  /** Whether the check of links knows the share to be gone. */
  readonly isKnownDead: (share: NonNullable<PlanTask['share']>) => boolean
  readonly store: SaveStore
  readonly clock: Clock
  readonly signal: AbortSignal
  /** The day of the run, yyyy-mm-dd. */
  readonly today: string
  /** A person wishes it: whatever the calendar says, and though the share was found dead. */
  readonly isWished: boolean
  /** The plan to which a person said yes. */
  readonly approved?: number | undefined
  /** Only planned: `plan` is written down, so that a person may say yes to it; of a `trial` nothing is kept. */
  readonly preview?: 'plan' | 'trial' | undefined
}

// What may pass by itself is told after so many runs.
const toldAfter = 3

/** One run of a task: settles what is open, looks, plans, and acts. Rejects only when it is stopped. */
export async function runTask(task: PlanTask, context: TaskRunContext): Promise<TaskEnd> {
  return new TaskRun(task, context).run()
}

class TaskRun {
  readonly #task: PlanTask
  readonly #context: TaskRunContext

  constructor(task: PlanTask, context: TaskRunContext) {
    this.#task = task
    this.#context = context
  }

  async run(): Promise<TaskEnd> {
    const { isWished, today } = this.#context
    if (!isWished && !isInPeriod(this.#task, today)) return { kind: 'not-due' }
    if (!this.#task.share) return { kind: 'no-share' }
    try {
      const rules = readTaskRules(this.#task)
      return this.#held() ?? (await this.#look(rules))
    } catch (error) {
      if (isRefusal(error, 'SAVING_RULE_INVALID')) {
        return { kind: 'bad-rule', fault: reasonSchema.parse(error.data) }
      }
      if (error instanceof DriveFault) return this.#faulty(error.details)
      throw error
    }
  }

  #held(): TaskEnd | undefined {
    const { clock, isWished, store } = this.#context
    const standing = store.standing(this.#task.id)
    if (this.#isShareRefused()) return { kind: 'waits', why: 'refused' }
    if (isWished) return undefined
    const { share, stopsWhenComplete } = this.#task
    if (stopsWhenComplete && standing?.progress?.isComplete)
      return { kind: 'waits', why: 'complete' }
    if (share && this.#context.isKnownDead(share)) return { kind: 'waits', why: 'dead' }
    const why = standing && restsFor(standing, clock.now())
    return why && { kind: 'waits', why }
  }

  /** A person refuses all of it, for this title. */
  #isShareRefused(): boolean {
    const { name, share } = this.#task
    return share !== null && isRefusedShare(this.#context.store.refusals.of(name), share.shareId)
  }

  async #look(rules: TaskRules): Promise<TaskEnd> {
    const { drive, store } = this.#context
    const { id, share } = this.#task
    if (!share) return { kind: 'no-share' }
    await this.#context.signedIn()
    const open = await drive.openShare(share)
    const underWay = await settle({ ...this.#context, taskId: id })
    const refused = store.refusals.of(this.#task.name)
    const known = { saved: store.files(id), underWay, episodes: store.episodes(id), refused }
    const sight = await survey(drive, open, this.#task, rules, known)
    if (sight === 'empty' || sight === 'emptied') return this.#nothingThere(sight)
    const end = await this.#plan(rules, open, sight)
    if (end.kind !== 'fault') this.#note('ok', '', '', 0, this.#progress(sight))
    return end
  }

  async #plan(rules: TaskRules, open: OpenShare, sight: Sight): Promise<TaskEnd> {
    const { approved, clock, drive, preview, store, today } = this.#context
    const { id } = this.#task
    const hasRun = store.hasRun(id)
    const { saveLimit } = drive
    const planned = makePlan(this.#task, rules, sight, { today, saveLimit, hasRun })
    const { left, question, steps } = planned
    const inputs = hashOf(planned)
    const now = clock.now()
    const yes = approved === undefined ? undefined : store.plan(approved)
    const isApproved = yes?.inputs === inputs
    if (preview) {
      const isKept = preview === 'plan' && steps.length > 0
      const planId = isKept ? store.addPlan(id, planned, inputs, 'proposed', now) : null
      return { kind: 'planned', planId, question, steps, left }
    }
    if (question !== null && !isApproved) {
      const before = store.planOf(id)
      const isSame = before?.inputs === inputs
      if (isSame && before.state === 'refused') return { kind: 'refused', planId: before.id }
      const isOpen = isSame && before.state === 'proposed'
      const planId = isOpen ? before.id : store.addPlan(id, planned, inputs, 'proposed', now)
      return { kind: 'question', planId, question }
    }
    for (const file of planned.adopted) store.keepFile(id, { ...file, savedAt: now })
    if (steps.length === 0) {
      return sight.underWay.size > 0
        ? { kind: 'pending' }
        : { kind: 'nothing-new', left, isQuiet: false }
    }
    const planId = store.addPlan(id, planned, inputs, 'running', now)
    const stored = store.plan(planId)
    return this.#act(stored, open, sight)
  }

  async #act(plan: StoredPlan | undefined, share: OpenShare, sight: Sight): Promise<TaskEnd> {
    const { clock, drive, signal, store } = this.#context
    const { id: taskId } = this.#task
    if (!plan) return { kind: 'nothing-new', left: [], isQuiet: false }
    const items = itemsOf(sight.shared)
    const context = { taskId, drive, share, items, store, clock, signal }
    const { failed, isPending, saved, stop } = await act(plan.steps, context)
    const isWhole = failed.length === 0 && !isPending
    store.setPlan(plan.id, isWhole ? 'done' : saved.length > 0 ? 'partial' : 'failed')
    const { left } = plan
    if (stop && saved.length === 0) return this.#faulty(stop)
    if (saved.length > 0) return { kind: 'saved', saved, failed, isPending, stop, left }
    if (failed.length > 0) return { kind: 'failed', failed, left }
    // Renames of earlier runs.
    if (isPending) return { kind: 'pending' }
    return { kind: 'saved', saved, failed, isPending, stop, left }
  }

  /** One empty answer may be a mistake of the drive: two are none. */
  #nothingThere(kind: 'empty' | 'emptied'): TaskEnd {
    const before = this.#context.store.standing(this.#task.id)
    const isSecond = before?.kind === 'empty'
    if (kind === 'empty' && isSecond) {
      this.#note('dead', 'share.empty', '', lookAgainMs)
      return { kind, isNews: true }
    }
    this.#note('empty', `share.${kind}`, '', 0)
    return { kind, isNews: kind === 'emptied' && !isSecond }
  }

  async #faulty(found: FaultDetails): Promise<TaskEnd> {
    const details = await this.#looked(found)
    const { code, kind, words } = details
    const before = this.#context.store.standing(this.#task.id)
    if (isLasting(kind)) {
      this.#note(kind, code, words, lookAgainMs)
      return { kind: 'fault', details, isNews: before?.kind !== kind }
    }
    const times = this.#note('failing', code, words, 0)
    const isTold = kind === 'full' || kind === 'own-share' || kind === 'login'
    return { kind: 'fault', details, isNews: isTold ? times === 1 : times === toldAfter }
  }

  /** One refusal may be a mistake of the drive: nobody has to sign in again for it alone. */
  async #looked(details: FaultDetails): Promise<FaultDetails> {
    const isDoubtful = details.kind === 'login' && !(await this.#context.isLoginNeeded())
    return isDoubtful ? { ...details, kind: 'unknown' } : details
  }

  /** What is there, and what was saved and is not there any more. */
  #progress({ own, titles }: Sight): Progress {
    const { id, name, picks, total } = this.#task
    const saved = this.#context.store.files(id).map((file) => file.name)
    const files = [...new Set([...namesIn(own), ...saved])].filter(isVideo)
    return progressOf({ files, titles: [name, ...titles], total, from: picks.from })
  }

  /** How often in a row it ended so. */
  #note(
    kind: SavingStanding['kind'],
    code: string,
    words: string,
    restMs: number,
    progress?: Progress,
  ): number {
    const { clock, preview, store } = this.#context
    const before = store.standing(this.#task.id)
    const isSame = before?.kind === kind && before.code === code
    const times = isSame ? before.times + 1 : 1
    const since = isSame ? before.since : clock.now()
    const nextAt = clock.now() + restMs
    const known = progress ?? before?.progress ?? null
    if (preview) return times
    store.setStanding(this.#task.id, { kind, code, words, since, nextAt, times, progress: known })
    return times
  }
}

/** What a plan is known by again: what it does, without what a drive gives anew each time. */
function hashOf({ steps }: Planned): string {
  return createHash('sha256').update(JSON.stringify(steps)).digest('hex')
}

function namesIn({ folders, items }: OwnFolder): string[] {
  return [...items.map(({ name }) => name), ...[...folders.values()].flatMap(namesIn)]
}

function itemsOf({ folders, items }: SharedFolder): Map<string, ShareItem> {
  const all = new Map(items.map((item) => [item.id, item]))
  for (const folder of folders.values()) {
    for (const [id, item] of itemsOf(folder)) all.set(id, item)
  }
  return all
}
