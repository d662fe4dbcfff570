// What Pansentry gives to a job file. It is written anew beside the job files at each start.

/** What a job file exports: `export default ({ task }) => { … }`. */
export type JobFile = (given: { readonly task: Task }) => void | Promise<void>

export type Task = <Trigger extends keyof Options>(
  trigger: Trigger,
  options: Options[Trigger],
  handler: Handler,
) => void

/** What each trigger takes. */
export type Options = {
  cron: CronOptions
  interval: IntervalOptions
  date: DateOptions
  /** It has no times of its own. */
  event: TaskOptions & { on: readonly Event[] }
}

/** What it returns stands in the log of its run; the numbers of an object become the run's totals. */
export type Handler = (job: Job) => unknown

/** Something that starts a task. */
export type Event =
  | { kind: 'login' | 'unlock' | 'resume' | 'network' }
  /** A file, or a folder with all that lies in it, by its whole path; `settleSeconds` is how long nothing may have changed. */
  | { kind: 'file'; path: string; settleSeconds?: number }
  /** The end of another job's run; `died`: it found links that had died. */
  | { kind: 'job'; jobId: string; end: 'succeeded' | 'failed' | 'died' }

export type TaskOptions = {
  /** Letters, digits and `_ . : -`; unique among all jobs. */
  id: string
  name?: string
  /** True to take the place of a job that Pansentry brings. */
  replace?: boolean
  /** Seconds after which a run is ended; null for never. */
  timeout?: number | null
  /** Seconds a late run may still start; null for however late. */
  misfire_grace_time?: number | null
  coalesce?: boolean
  max_instances?: number
  /** What becomes of a run that would be one more. */
  overlap?: 'skip' | 'queue' | 'replace'
  retries?: number
  /** Seconds. */
  retry_back_off?: number
  after_sleep?: 'catch-up' | 'skip'
  /** A run that is due while one of these holds waits until none does. */
  not_while?: readonly ('battery' | 'metered' | 'presenting')[]
}

/** What starts a task by the clock, and beside it. */
export type TimedOptions = TaskOptions & {
  on?: readonly Event[]
  /** Like `Asia/Shanghai`. */
  timezone?: string
  /** Seconds. */
  jitter?: number
}

export type When = string | Date

export type CronOptions = TimedOptions & {
  start_date?: When
  end_date?: When
  crontab?: string
  year?: number | string
  month?: number | string
  day?: number | string
  week?: number | string
  /** 0 is Monday. */
  day_of_week?: number | string
  hour?: number | string
  minute?: number | string
  second?: number | string
}

export type IntervalOptions = TimedOptions & {
  start_date?: When
  end_date?: When
  weeks?: number
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

export type DateOptions = TimedOptions & { run_date: When }

/** What a handler is given. */
export type Job = {
  readonly id: string
  readonly runId: number
  readonly cause: 'schedule' | 'event' | 'manual' | 'catch-up' | 'startup'
  readonly log: Log
  /** Moves the bar. */
  readonly progress: (done: number, total: number) => void
  /** Aborted by cancel, time limit and quit. */
  readonly signal: AbortSignal
  /** Waits so many milliseconds; rejects at once when the run is stopped. */
  readonly sleep: (ms: number) => Promise<void>
  readonly time: Time
  readonly resources: Resources
  readonly links: Links
}

export type Write = (...values: unknown[]) => void

export type Log = Write & {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}

/** The clock of the task's time zone. Each takes a Date or milliseconds since 1970; left out, it means now. */
export type Time = {
  /** Like `Asia/Shanghai`. */
  readonly zone: string
  /** Like `2027-01-31 08:00:00`. */
  readonly text: (at?: Date | number) => string
  /** Like `2027-01-31`. */
  readonly day: (at?: Date | number) => string
  readonly parts: (at?: Date | number) => TimeParts
  /** The midnight with which the day began. */
  readonly startOfDay: (at?: Date | number) => Date
}

export type TimeParts = {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Monday, as in a task. */
  readonly dayOfWeek: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export type Provider =
  | 'quark'
  | 'uc'
  | 'aliyun'
  | 'baidu'
  | '115'
  | '123'
  | 'xunlei'
  | 'tianyi'
  | '139'
  | 'pikpak'
  | 'lanzou'
  | 'weiyun'
  | 'web'

export type AliveState = 'valid' | 'partial' | 'passcode_required' | 'passcode_wrong' | 'pending'
export type DeadState = 'expired' | 'cancelled' | 'deleted' | 'banned' | 'not_found' | 'empty'
export type UndecidedState = 'rate_limited' | 'captcha' | 'auth' | 'unsupported' | 'error'
export type State = AliveState | DeadState | UndecidedState

/** A title with a share link. Times are milliseconds since 1970, null for never. */
export type Resource = {
  readonly id: number
  readonly title: string
  readonly url: string
  readonly provider: Provider
  readonly passcode: string
  readonly category: string
  readonly tags: readonly string[]
  readonly note: string
  readonly isExpired: boolean
  /** The last answer; null before the first check. */
  readonly state: State | null
  readonly code: string
  readonly reason: string
  readonly checkedAt: number | null
  readonly validAt: number | null
  readonly expiredAt: number | null
  readonly nextCheckAt: number | null
  readonly createdAt: number
  /** Since when it is kept without being checked; null while it is checked. */
  readonly archivedAt: number | null
}

/** How a link stands; `uncheckable` are the links of drives that answer nobody. */
export type Standing = 'alive' | 'dead' | 'undecided' | 'unchecked' | 'uncheckable'

export type ResourceFilter = {
  /** Words, each of which is found in title, address, note, category, tags or reason. */
  text?: string
  provider?: Provider | readonly Provider[]
  /** Exactly as it is written. */
  category?: string
  /** One tag, or several that all are on the link. */
  tags?: string | readonly string[]
  health?: Standing | readonly Standing[]
  /** A reason, such as `quark.41012`. */
  code?: string | readonly string[]
  isExpired?: boolean
  /** Milliseconds since 1970, as the next three. */
  diedSince?: number
  diedBefore?: number
  addedSince?: number
  /** Not checked at or after this time; never checked ones too. */
  checkedBefore?: number
  /** Left out, `hidden`. */
  archived?: 'hidden' | 'only' | 'included'
}

export type ResourcePage = ResourceFilter & {
  /** The id of the last resource of the page before. */
  after?: number
  /** 1 to 1000; left out, 1000. */
  limit?: number
}

export type ResourceChanges = {
  title?: string
  url?: string
  passcode?: string
  category?: string
  /** All of them: those that are not named are taken off. */
  tags?: readonly string[]
  note?: string
}

export type NewResource = ResourceChanges & { title: string; url: string }

export type Operation =
  | { add: NewResource }
  | { update: number; changes: ResourceChanges }
  | { delete: number }

/** What cannot be done rejects with an error that says why; nothing was changed then. */
export type Resources = {
  /** In the order they were added. */
  readonly list: (page?: ResourcePage) => Promise<Resource[]>
  readonly count: (filter?: ResourceFilter) => Promise<number>
  readonly get: (id: number) => Promise<Resource>
  readonly add: (resource: NewResource) => Promise<Resource>
  readonly update: (id: number, changes: ResourceChanges) => Promise<Resource>
  /** How many there were to delete. */
  readonly delete: (ids: number | readonly number[]) => Promise<number>
  /** Up to 1000 operations: all of them, or none when one cannot be done. */
  readonly transaction: (operations: readonly Operation[]) => Promise<(Resource | number)[]>
}

/** An address, or anything that holds one, like a resource. */
export type LinkToCheck = string | { readonly url: string; readonly passcode?: string }

export type CheckOptions = {
  /** Links of one drive asked at the same time; left out, as the link check does it. */
  concurrency?: number
  /** Writes each verdict to the kept resources with that share. */
  record?: boolean
}

export type LinkVerdict = {
  readonly url: string
  readonly provider: Provider
  readonly health: 'alive' | 'dead' | 'undecided'
  readonly state: State
  readonly code: string
  readonly reason: string
  /** Milliseconds. */
  readonly latencyMs: number
  /** To how many resources the verdict was written. */
  readonly recorded: number
}

export type Links = {
  readonly check: {
    (link: LinkToCheck, options?: CheckOptions): Promise<LinkVerdict>
    /** Verdicts in the order of the links. */
    (links: readonly LinkToCheck[], options?: CheckOptions): Promise<LinkVerdict[]>
  }
}
