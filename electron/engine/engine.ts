import { Access } from './access/access.ts'
import { Accounts } from './accounts/accounts.ts'
import { builtInJobs } from './jobs/built-in/built-in-jobs.ts'
import { CheckStarts } from './jobs/check-starts.ts'
import { mendClockTraces } from './jobs/clock-traces.ts'
import { jobFolders, openFolders } from './jobs/folders.ts'
import { JobProblems } from './jobs/job-problems.ts'
import { JobRegistry } from './jobs/job-registry.ts'
import { Jobs } from './jobs/jobs.ts'
import { ScriptFiles } from './jobs/script/script-files.ts'
import { UserJobs } from './jobs/user-jobs/user-jobs.ts'
import { Library } from './library/library.ts'
import type { Resources } from './library/resources.ts'
import { FoundVerdicts } from './links/checks/answers/written-answer.ts'
import { type Connectivity, probeConnectivity } from './links/checks/connectivity.ts'
import { CheckResults } from './links/checks/results.ts'
import { linksToAsk, spotCheck } from './links/checks/spot-check.ts'
import { createRequester } from './links/requests/http-requester.ts'
import { chosenProxy, type ProxyFor, proxyFromEnvironment } from './links/requests/proxy.ts'
import type { CampaignSelection, Started } from './model/campaign.ts'
import { message } from './model/engine-messages.ts'
import { EngineEvents } from './model/events.ts'
import type { EngineLog } from './model/log.ts'
import { noSecrets, type Secrets } from './model/secrets.ts'
import type { SpotAnswer, SpotQuestion } from './model/spot-check.ts'
import { saveJobId } from './model/terms/job-ids.ts'
import type { Signal } from './model/terms/schedule.ts'
import type { Occurrence } from './model/triggers/event-trigger.ts'
import { Moves } from './moving/moves.ts'
import { Notifications } from './notify/notifications.ts'
import { Overview } from './overview/overview.ts'
import { purgeRemoved } from './purge.ts'
import { Workers, type WorkersOptions } from './remote/workers.ts'
import { SavingDesk } from './saving/saving-desk.ts'
import { DatabaseWatch } from './scheduler/database-watch.ts'
import { Health } from './scheduler/health.ts'
import type { Job } from './scheduler/job.ts'
import { failureTrace } from './scheduler/job-failure.ts'
import { logLeftOut } from './scheduler/left-out.ts'
import { Runs } from './scheduler/runs.ts'
import { Scheduler } from './scheduler/scheduler.ts'
import { Slots } from './scheduler/slots.ts'
import { Surroundings } from './scheduler/surroundings.ts'
import { Settings } from './settings.ts'
import { databaseFile } from './storage.ts'
import { openPrivateFolder } from './store/private-folder.ts'
import { Store } from './store/store.ts'
import { Takeover } from './takeover/takeover.ts'
import { type Clock, systemClock } from './time/clock.ts'
import { offsetTime, wallDay, zonedTime } from './time/wall-time.ts'
import { Updates } from './updates/updates.ts'
import { FileWatches } from './watches/file-watches.ts'

export type EngineOptions = {
  /** Where the database lives; made if absent. */
  readonly dataFolder: string
  readonly log: EngineLog
  /** Sends requests for one origin to another: simulated drives in tests and the demo. */
  readonly origins?: ReadonlyMap<string, string>
  /** The proxy for an address, unless the settings name one; default what the environment says. */
  readonly proxy?: ProxyFor
  /** Where secrets are kept; default nowhere. */
  readonly secrets?: Secrets
  /** Jobs beside those Pansentry brings. */
  readonly jobs?: readonly Job[]
  readonly clock?: Clock
  /** Whether the internet is there; asked when every answer of a check failed to come. */
  readonly connectivity?: (signal: AbortSignal) => Promise<Connectivity>
  /** The PostgreSQL database over which workers are reached, in the place of the one that is kept. */
  readonly queue?: string
  /** Uniform in [0, 1); the pauses between links and the jitter of schedules. */
  readonly random?: () => number
}

/** Wires scheduler, jobs, links and store; knows neither Electron nor the API. */
export class Engine {
  readonly events: EngineEvents
  readonly settings: Settings
  readonly library: Library
  readonly resources: Resources
  readonly runs: Runs
  readonly results: CheckResults
  readonly jobs: Jobs
  readonly userJobs: UserJobs
  readonly scriptFiles: ScriptFiles
  readonly problems: JobProblems
  readonly health: Health
  readonly database: DatabaseWatch
  readonly takeover: Takeover
  readonly access: Access
  readonly accounts: Accounts
  readonly saving: SavingDesk
  readonly notifications: Notifications
  readonly moves: Moves
  readonly checks: CheckStarts
  readonly overview: Overview
  readonly updates: Updates
  readonly surroundings: Surroundings
  readonly workers: Workers
  readonly #watches: FileWatches
  readonly #store: Store
  readonly #scheduler: Scheduler
  readonly #requester: ReturnType<typeof createRequester>
  readonly #clock: Clock
  readonly #random: () => number
  readonly #mendClockTraces: () => void

  /** Opens the store; throws a `Refusal`, `STORE_…`, `FOLDER_…` or `QUEUE_…`, for its owner. */
  constructor(options: EngineOptions) {
    const { clock = systemClock, dataFolder, log, queue, random = Math.random } = options
    const { secrets = noSecrets } = options
    const failed = (error: unknown) => log.write('error', 'pansentry', failureTrace(error))
    const events = new EngineEvents(failed)
    this.events = events
    const params = () => this.overview.params()
    const about = { secrets, events, clock, log, params, removals: () => this.#store.removals }
    const askedToday: WorkersOptions['askedToday'] = (drive) => this.overview.askedToday(drive)
    this.workers = new Workers({ ...about, address: queue, askedToday })
    openPrivateFolder(dataFolder)
    this.#clock = clock
    this.#random = random
    const store = new Store(databaseFile(dataFolder))
    this.#store = store
    this.access = new Access(store, events, clock)
    const { origins = new Map(), proxy = proxyFromEnvironment(process.env) } = options
    const chosen = chosenProxy(() => this.settings.get(), proxy)
    this.#requester = createRequester({ origins, proxy: chosen, doors: this.access.doors })
    const { request } = this.#requester
    this.settings = new Settings(store, events, clock, () => void this.jobs.recheck())
    this.updates = new Updates(request, () => this.settings.get().updateFeed)
    this.accounts = new Accounts({ store, secrets, request, events, clock })
    const zone = () => this.settings.zone()
    const completedLate = (added: number) =>
      log.write('info', 'pansentry', message('log.import.completed', { added }))
    this.library = new Library({ store, events, clock, failed, completedLate })
    this.resources = this.library.resources
    this.health = new Health({ clock, log, changed: () => events.emit({ type: 'problems' }) })
    this.database = new DatabaseWatch(store, this.health)
    const ended = (jobId: string) => this.#scheduler.ended(jobId)
    // Not within the writing of a run's end, which may begin another.
    const woken = (ids: readonly string[]) => queueMicrotask(() => this.#scheduler.woken(ids))
    this.runs = new Runs({ store, events, log, clock, health: this.health, woken }, ended)
    this.surroundings = new Surroundings(() => this.#scheduler.surroundingsChanged())
    this.results = new CheckResults(store, this.runs)
    const probe = options.connectivity ?? ((signal) => probeConnectivity(request, signal))
    const { runs, workers } = this
    this.checks = new CheckStarts({ store, events, clock, runs, workers, jobs: () => this.jobs })
    const checking = {
      store,
      events,
      request,
      random,
      elsewhere: workers,
      connectivity: (signal: AbortSignal) => this.notifications.noteProbe(probe(signal)),
      timeOf: (at: number) => zonedTime(at, zone()).slice(11, 19),
      dateTimeOf: (at: number) => offsetTime(at, zone()),
      dayOf: (at: number) => wallDay(at, zone()),
    }
    const { accounts, surroundings } = this
    const desk = { ...checking, accounts, clock, failed, runs, secrets, zone }
    this.saving = new SavingDesk({
      ...desk,
      paceOf: (drive) => this.overview.paceOf(drive),
      startJob: (...given) => this.jobs.startWith(...given),
      wanted: (id) => this.jobs.wanted(id),
      trigger: (wanted, before) => this.jobs.startedBy(saveJobId, wanted, before),
      links: new FoundVerdicts({ ...checking, now: () => clock.now(), params }),
    })
    const folders = openFolders(dataFolder)
    const purge = () => purgeRemoved({ store, secrets, clock, failed, parts: this })
    const starts = { starts: this.checks, folders, zone, purge }
    const builtIn = [...builtInJobs({ ...checking, ...starts }), ...this.saving.jobs]
    const user = {
      folder: folders.jobs,
      resources: this.resources,
      zone,
      textOf: log.textOf,
      links: { ...checking, params },
    }
    const slots = new Slots({ store, clock, random, zone })
    const scripts = { temporaryFolder: folders.temporary, secrets, jobs: store.jobs }
    const registry = new JobRegistry([...builtIn, ...(options.jobs ?? [])], scripts, user)
    const running = { store, runs, events, clock, zone, slots, surroundings }
    this.jobs = new Jobs(registry, { ...running, reschedule: () => this.#scheduler.look() })
    const happened = (what: Occurrence, jobId?: string) => this.#scheduler.happened(what, jobId)
    this.#watches = new FileWatches({ ...running, dataFolder, jobFolders, happened })
    this.#mendClockTraces = () => mendClockTraces({ jobs: this.jobs, store, clock, log, zone })
    const { jobs, settings } = this
    this.moves = new Moves({ store, folders, secrets, clock, zone, jobs, settings })
    this.takeover = new Takeover(this.resources, this.jobs, secrets, () => clock.now())
    this.scriptFiles = new ScriptFiles(folders.data)
    const jobOf = (id: string) => (this.jobs.has(id) ? this.jobs.show(id) : undefined)
    const parts = { store, runs, jobOf, events, clock, log, zone, failed, workers }
    const savingEnds = (runId: number) => this.saving.endsOf(runId)
    const told = { savingEnds, update: (at: number) => this.updates.daily(at) }
    const reach = { dataFolder, request, connectivity: probe, secrets, ...told }
    this.notifications = new Notifications({ ...parts, ...reach, workers: () => workers.seen })
    this.userJobs = new UserJobs({ folder: folders.jobs, declared: jobs.declared, events, failed })
    this.problems = new JobProblems({
      ...parts,
      registry,
      inFiles: () => this.userJobs.problems(),
      scripts: () => this.userJobs.strayScripts(),
      watched: (jobId) => this.#watches.problem(jobId),
      general: () => [...this.health.texts(), ...this.settings.problems()],
    })
    this.overview = new Overview({ ...parts, jobs, dataFolder, settings: () => settings.get() })
    this.#scheduler = new Scheduler({
      ...running,
      clockSetBack: () => this.#mendClockTraces(),
      pauseAll: (pause) => void this.settings.update(pause),
      canRun: (stored, zone) => this.jobs.canRun(stored, zone),
      start: (stored, run) =>
        this.runs.beginClaimed(() => this.jobs.find(stored.id).job, stored, run),
      changed: (jobId, runId) => {
        if (runId !== null) events.emit({ type: 'run', runId, jobId, ended: false })
        events.emit({ type: 'job', jobId })
      },
      leftOut: (jobId, run) => logLeftOut(log, jobId, run, zone()),
      failed: (_, error) => failed(error),
      health: this.health,
    })
  }

  /** Closes what a crash left open, goes on with a campaign cut short, and starts the wake-up loop. */
  start(): void {
    this.#takeUp()
    const { database, notifications, overview, problems, saving, userJobs } = this
    for (const part of [this.workers, database, problems, userJobs, notifications]) part.start()
    this.checks.resume(this.settings.get().paused)
    for (const part of [overview, saving, this.#watches, this.#scheduler]) part.start()
  }

  /** What `start` reads, for a command that looks, does one thing and leaves: nothing runs on schedule. */
  async load(): Promise<void> {
    this.#takeUp()
    this.problems.follow()
    await this.userJobs.rescan()
  }

  /** Looks at once whether something is due: after a resume or a clock jump. Harmless at any time. */
  lookNow(): void {
    this.#scheduler.look()
  }

  /** The machine or its person did something that jobs may wait for. */
  signal(kind: Signal): void {
    this.#scheduler.happened({ kind })
  }

  /** Starts a job as a person does: see `CheckStarts.run`. */
  run(id: string, due = false): Started {
    return this.checks.run(id, due)
  }

  /** Checks links at once: see `CheckStarts.check`. */
  checkResources(chosen?: CampaignSelection): Started {
    return this.checks.check(chosen)
  }

  /** Asks about links and keeps nothing; throws `LINK_INVALID` for an address that is none. */
  spotCheck(wanted: SpotQuestion): AsyncGenerator<SpotAnswer, void> {
    const options = { request: this.#requester.request, clock: this.#clock, random: this.#random }
    return spotCheck(linksToAsk(wanted.text, wanted.urls), { ...options, ...wanted })
  }

  /** Marks running runs as interrupted, folds the write-ahead log back and closes the store. */
  async stop(): Promise<void> {
    const { accounts, jobs, saving } = this
    for (const part of [this.#scheduler, accounts, saving, jobs.trials]) part.stop()
    await Promise.all([
      this.#watches.stop(),
      this.overview.stop(),
      this.userJobs.stop(),
      this.runs.interruptAll(),
      this.library.stop(),
    ])
    await this.notifications.stop()
    await this.workers.stop()
    await Promise.all([this.#requester.close(), this.database.stop()])
    this.#store.close()
  }

  /** The same for a process that is ended at once: what runs is closed over its head. */
  stopNow(): void {
    for (const part of [this.#scheduler, this.saving]) part.stop()
    void this.overview.stop()
    void this.database.stop()
    this.runs.closeCutShort()
    this.#store.close()
  }

  /** Closes the runs of an engine that is gone, or of the backup this database was, and goes on with what its links were in. */
  #takeUp(): void {
    this.runs.closeCutShort()
    this.library.resume()
    this.jobs.register()
    this.#mendClockTraces()
  }
}
