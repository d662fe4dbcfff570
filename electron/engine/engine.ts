import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { backUpDatabase } from './jobs/built-in/back-up-database.ts'
import { checkJobId, checkResourcesLinks } from './jobs/built-in/check-resources-links.ts'
import { cleanupTempFiles } from './jobs/built-in/cleanup-temp-files.ts'
import { openFolders } from './jobs/folders.ts'
import { JobProblems } from './jobs/job-problems.ts'
import { JobRegistry } from './jobs/job-registry.ts'
import { Jobs } from './jobs/jobs.ts'
import { UserJobs } from './jobs/user-jobs/user-jobs.ts'
import { Imports } from './library/imports.ts'
import { Resources } from './library/resources.ts'
import { type Connectivity, probeConnectivity } from './links/checks/connectivity.ts'
import { CheckResults } from './links/checks/results.ts'
import { linksToAsk, spotCheck } from './links/checks/spot-check.ts'
import { createRequester } from './links/requests/http-requester.ts'
import type { ProxyFor } from './links/requests/proxy.ts'
import type { CampaignSelection } from './model/campaign.ts'
import { message, word } from './model/engine-messages.ts'
import { EngineEvents } from './model/events.ts'
import type { EngineLog } from './model/log.ts'
import { marked } from './model/marked.ts'
import { noSecrets, type Secrets } from './model/secrets.ts'
import type { SpotAnswer } from './model/spot-check.ts'
import type { Job } from './scheduler/job.ts'
import { Runs } from './scheduler/runs.ts'
import { Scheduler } from './scheduler/scheduler.ts'
import { Settings } from './settings.ts'
import { Store } from './store/store.ts'
import { Takeover } from './takeover/takeover.ts'
import { type Clock, systemClock } from './time/clock.ts'
import { offsetTime, wallTime } from './time/time-zone.ts'

export { type FolderLock, lockFolder } from './store/folder-lock.ts'
export { inspectDatabase, peekSettings } from './store/inspect.ts'
export { restoreDatabase } from './store/restore.ts'

/** The database in a data folder. */
export const databaseFile = (dataFolder: string) => join(dataFolder, 'pansentry.db')

export type EngineOptions = {
  /** Where the database lives; made if absent. */
  readonly dataFolder: string
  readonly log: EngineLog
  /** Sends requests for one origin to another: simulated drives in tests and the demo. */
  readonly origins?: ReadonlyMap<string, string>
  /** The proxy for an address; default what the environment's HTTP_PROXY, HTTPS_PROXY and NO_PROXY say. */
  readonly proxy?: ProxyFor
  /** The system's key store; default none. */
  readonly secrets?: Secrets
  /** Jobs beside those Pansentry brings. */
  readonly jobs?: readonly Job[]
  readonly clock?: Clock
  /** Whether the internet is there; asked when every answer of a check failed to come. */
  readonly connectivity?: (signal: AbortSignal) => Promise<Connectivity>
  /** Uniform in [0, 1); the pauses between links and the jitter of schedules. */
  readonly random?: () => number
}

/** Wires scheduler, jobs, links and store; knows neither Electron nor the API. */
export class Engine {
  readonly events: EngineEvents
  readonly settings: Settings
  readonly resources: Resources
  readonly runs: Runs
  readonly results: CheckResults
  readonly jobs: Jobs
  readonly userJobs: UserJobs
  readonly problems: JobProblems
  readonly takeover: Takeover
  readonly #store: Store
  readonly #imports: Imports
  readonly #scheduler: Scheduler
  readonly #requester: ReturnType<typeof createRequester>
  readonly #selections = new Map<number, CampaignSelection>()
  readonly #log: EngineLog
  readonly #clock: Clock
  readonly #random: () => number

  /** Opens the store; throws a `Refusal`, `STORE_…`, for its owner. */
  constructor(options: EngineOptions) {
    const { clock = systemClock, dataFolder, log, random = Math.random } = options
    mkdirSync(dataFolder, { recursive: true })
    this.#log = log
    this.#clock = clock
    this.#random = random
    const store = new Store(databaseFile(dataFolder))
    this.#store = store
    this.#requester = createRequester({
      origins: options.origins ?? new Map(),
      proxy: options.proxy,
    })
    const { request } = this.#requester
    const events = new EngineEvents((error) => this.#logError(error))
    this.events = events
    this.settings = new Settings(store, events, () => this.jobs.recompute())
    this.#imports = new Imports({
      store: store.imports,
      clock,
      completed: (added, isLate) => {
        events.emit({ type: 'resources', changes: { died: 0, revived: 0 } })
        if (isLate) log.write('info', 'pansentry', message('log.import.completed', { added }))
      },
      failed: (error) => this.#logError(error),
    })
    this.resources = new Resources(store, events, clock, this.#imports)
    this.runs = new Runs({ store, events, log, clock }, (jobId) => this.#scheduler.ended(jobId))
    this.results = new CheckResults(store, this.runs)
    const check = checkResourcesLinks({
      store,
      events,
      request,
      random,
      connectivity:
        options.connectivity ?? ((signal: AbortSignal) => probeConnectivity(request, signal)),
      timeOf: (at) => new Date(wallTime(at, this.settings.zone())).toISOString().slice(11, 19),
      dateTimeOf: (at) => offsetTime(at, this.settings.zone()),
      selectionFor: (runId) => this.#takeSelection(runId),
    })
    const folders = openFolders(dataFolder)
    const cleanup = cleanupTempFiles({ store, folders })
    const zone = () => this.settings.zone()
    const backup = backUpDatabase({ store, folders, zone })
    const script = { temporaryFolder: folders.temporary }
    const user = { folder: folders.jobs, resources: this.resources }
    const builtIn = [backup, check, cleanup, ...(options.jobs ?? [])]
    this.jobs = new Jobs(new JobRegistry(builtIn, script, user), {
      store,
      runs: this.runs,
      events,
      clock,
      zone,
      random,
      reschedule: () => this.#scheduler.look(),
    })
    this.takeover = new Takeover(this.resources, this.jobs, options.secrets ?? noSecrets, () =>
      clock.now(),
    )
    this.userJobs = new UserJobs({
      folder: folders.jobs,
      declared: this.jobs.declared,
      events,
      failed: (error) => this.#logError(error),
    })
    this.problems = new JobProblems({
      store,
      events,
      log,
      zone,
      inFiles: () => this.userJobs.problems(),
    })
    this.#scheduler = new Scheduler({
      store,
      clock,
      random,
      zone,
      running: (jobId) => this.runs.running(jobId),
      canRun: (stored, zone) => this.jobs.canRun(stored, zone),
      start: (stored, run) => this.runs.begin(this.jobs.find(stored.id).job, stored, run),
      changed: (jobId, runId) => {
        if (runId !== null) events.emit({ type: 'run', runId, jobId, ended: false })
        events.emit({ type: 'job', jobId })
      },
      leftOut: (jobId, { outcome, error, scheduledAt }) => {
        const time = offsetTime(scheduledAt, zone())
        const line = message('log.run.leftOut', {
          outcome: word(`outcome.${outcome}`),
          time,
          reason: error,
        })
        log.write(outcome === 'missed' ? 'warn' : 'info', jobId, marked('warn', line))
      },
      failed: (_, error) => this.#logError(error),
    })
  }

  /** Closes what a crash left open, goes on with a campaign cut short, and starts the wake-up loop. */
  start(): void {
    const interrupted = this.#store.runs.interruptUnfinished(this.#clock.now())
    for (const run of interrupted) {
      const line = message('log.run.cutShort', { id: run.id })
      this.#log.write('warn', run.jobId, marked('warn', line))
    }
    this.#imports.resume()
    this.jobs.register()
    this.problems.look()
    this.userJobs.start()
    this.#resumeCampaign()
    this.#scheduler.start()
  }

  /** What `start` reads, for a command that looks, does one thing and leaves: nothing runs on schedule. */
  async load(): Promise<void> {
    this.#imports.resume()
    this.jobs.register()
    this.problems.look()
    await this.userJobs.rescan()
  }

  /** Looks at once whether something is due: after a resume or a clock jump. Harmless at any time. */
  lookNow(): void {
    this.#scheduler.look()
  }

  /**
   * Checks chosen resources, or all of them, at once; throws `JOB_RUNNING` while the check job runs, and
   * `JOB_UNAVAILABLE` when it cannot.
   */
  checkResources(chosen: 'all' | readonly number[]): { runId: number } {
    const { job, stored } = this.jobs.find(checkJobId)
    const runId = this.runs.startNow(job, stored, 'manual', (id) =>
      this.#selections.set(id, chosen),
    )
    return { runId }
  }

  /** Asks about links and keeps nothing; throws `LINK_INVALID` for an address that is none. */
  spotCheck(wanted: {
    readonly text: string
    readonly urls: readonly string[]
    readonly explain: boolean
    readonly signal?: AbortSignal | undefined
  }): AsyncGenerator<SpotAnswer, void> {
    const { request } = this.#requester
    const options = { request, clock: this.#clock, random: this.#random }
    return spotCheck(linksToAsk(wanted.text, wanted.urls), { ...options, ...wanted })
  }

  /** Marks running runs as interrupted, folds the write-ahead log back and closes the store. */
  async stop(): Promise<void> {
    this.#scheduler.stop()
    await Promise.all([this.userJobs.stop(), this.runs.interruptAll(), this.#imports.stop()])
    await this.#requester.close()
    this.#store.close()
  }

  #resumeCampaign(): void {
    const check = this.jobs.show(checkJobId)
    const isHeld = !check.isAvailable || check.paused || this.settings.get().paused
    const open = this.#store.campaigns.open(checkJobId)
    // What a person paused goes on when they say so, or at the next time of its schedule.
    if (isHeld || open === undefined || open.pausedAt !== null) return
    const { job, stored } = this.jobs.find(checkJobId)
    this.runs.startNow(job, stored, 'startup')
  }

  #takeSelection(runId: number): CampaignSelection | undefined {
    const selection = this.#selections.get(runId)
    this.#selections.delete(runId)
    return selection
  }

  #logError(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#log.write('error', 'pansentry', text)
  }
}
