import type { Translatable } from '../model/message.ts'
import type {
  LastingEvent,
  LinkEvent,
  Notice,
  NoticedLink,
  StateEvent,
} from '../model/notices/notice.ts'

/** What lasts until it is over: each is told once. */
export type Condition = {
  /** One thing: `job:<id>`, `drive:<provider>`, `disk`. */
  readonly key: string
  readonly event: LastingEvent
  readonly subject: string
  readonly name: Translatable
  readonly runId: number | null
  readonly detail: Translatable
  /** Since when it is so, in milliseconds since 1970; absent for since it was first seen. */
  readonly since?: number
  /** Milliseconds it has to last before it is told; default none. */
  readonly patienceMs?: number
}

/** A condition that is known: told, or not yet. */
export type Known = Pick<Condition, 'key' | 'event' | 'subject' | 'name'> & {
  readonly since: number
  readonly isReported: boolean
}

/** What was looked at. */
export type Findings = {
  /** Milliseconds since 1970. */
  readonly at: number
  /** But what is muted of them. */
  readonly links?: {
    readonly runId: number
    readonly jobId: string
    readonly changed: Readonly<
      Record<LinkEvent, { readonly count: number; readonly links: readonly NoticedLink[] }>
    >
  }
  /** The run of a job that went well. */
  readonly finished?: {
    readonly jobId: string
    readonly name: Translatable
    readonly runId: number
  }
  /** What a run has saved into a person's own drive. */
  readonly saved?: {
    readonly jobId: string
    /** Of what, and how many files of each. */
    readonly name: Translatable
    readonly runId: number
    readonly detail: Translatable
  }
  /** What holds now. */
  readonly conditions: readonly Condition[]
  /** The keys that were looked at: what is known of one and holds no more is over. */
  readonly looked: readonly string[]
}

/** What a person does not want to hear of a job now: anything, or by the job's own choice its failures or successes. */
export type IsMuted = (what: 'job' | 'failure' | 'success', id: string) => boolean

/**
 * What is worth telling: a change, not a state. A condition is told once, when it has lasted, and once more when it
 * is over, with how long it lasted; links are told when they change. What is muted stays untold, so that
 * it is told when it still holds later.
 */
export function notable(
  known: ReadonlyMap<string, Known>,
  findings: Findings,
  isMuted: IsMuted,
): { readonly notices: Notice[]; readonly known: ReadonlyMap<string, Known> } {
  const { at, conditions, finished, links, looked, saved } = findings
  const notices: Notice[] = links ? linkNotices(links, isMuted) : []
  const next = new Map(known)
  const holding = new Set(conditions.map(({ key }) => key))
  for (const condition of conditions) {
    const { detail, event, key, name, patienceMs = 0, runId, subject } = condition
    const before = next.get(key)
    // Another failure of the same job is no news; another kind of failure is, and so is another version.
    const isSame = before?.event === event && before.subject === subject
    // What began later than now did so by a clock that was ahead.
    const since = Math.min(condition.since ?? (isSame ? before.since : at), at)
    const isDue = at - since >= patienceMs && !(isSame && before.isReported)
    const isReported = (isSame && before.isReported) || (isDue && !isSilenced(condition, isMuted))
    next.set(key, {
      key,
      event,
      subject,
      name,
      since: before?.isReported && before.subject === subject ? before.since : since,
      isReported,
    })
    if (isDue && isReported) {
      notices.push({ type: 'state', event, subject, name, runId, since, at, isOver: false, detail })
    }
  }
  for (const key of looked) {
    const before = next.get(key)
    if (before === undefined || holding.has(key)) continue
    next.delete(key)
    // Whoever installed a version, or answered, knows.
    const hasEnd = !endless.has(before.event)
    if (hasEnd && before.isReported && !isSilenced(before, isMuted))
      notices.push(allClear(before, at))
  }
  if (saved && !isMuted('job', saved.jobId)) {
    const { detail, jobId: subject, name, runId } = saved
    const about = { subject, name, runId, since: at, at, detail }
    notices.push({ type: 'state', event: 'saving-saved', ...about, isOver: false })
  }
  if (finished) notices.push(...success(finished, at, notices, isMuted))
  return { notices, known: next }
}

function allClear({ event, name, since, subject }: Known, at: number): Notice {
  const over = jobEvents.has(event) ? 'job-recovered' : event
  const notice = { type: 'state', event: over, subject, name, runId: null } as const
  return { ...notice, since, at, isOver: true, detail: '' }
}

/** That a job went well, unless it is told already that it works again. */
function success(
  { jobId, name, runId }: NonNullable<Findings['finished']>,
  at: number,
  notices: readonly Notice[],
  isMuted: IsMuted,
): Notice[] {
  const isTold = notices.some(
    (notice) => notice.type === 'state' && notice.subject === jobId && jobEnds.has(notice.event),
  )
  if (isTold || isMuted('job', jobId) || isMuted('success', jobId)) return []
  const about = { subject: jobId, name, runId, since: at, at, detail: '' }
  return [{ type: 'state', event: 'job-succeeded', ...about, isOver: false }]
}

const jobEnds = new Set<StateEvent>(['job-recovered'])
const endless = new Set<StateEvent>(['update-available', 'saving-question'])
const jobEvents = new Set<StateEvent>(['job-failed', 'job-timed-out', 'job-missed'])

function isSilenced({ key, subject }: Pick<Known, 'key' | 'subject'>, isMuted: IsMuted): boolean {
  if (key.startsWith('saving:')) return isMuted('job', subject)
  return key.startsWith('job:') && (isMuted('job', subject) || isMuted('failure', subject))
}

function linkNotices(
  { changed, jobId, runId }: NonNullable<Findings['links']>,
  isMuted: IsMuted,
): Notice[] {
  if (isMuted('job', jobId)) return []
  return eventsInOrder.flatMap((event): Notice[] => {
    const { count, links } = changed[event]
    return count > 0 ? [{ type: 'links', event, runId, jobId, count, links: [...links] }] : []
  })
}

const eventsInOrder = ['title-gone', 'died', 'replaceable', 'revived', 'doubted'] as const
