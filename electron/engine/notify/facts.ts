import { setImmediate as nextTurn } from 'node:timers/promises'
import { freeBytes } from '../disk/free-space.ts'
import type { Connectivity } from '../links/checks/connectivity.ts'
import { message, word } from '../model/engine-messages.ts'
import { scarceBytes, staleBackupMs } from '../model/history/attention.ts'
import type { NotifyOn } from '../model/job.ts'
import type { Translatable } from '../model/message.ts'
import type { NoticedLink } from '../model/notices/notice.ts'
import type { Provider } from '../model/provider.ts'
import type { Update } from '../model/releases/update.ts'
import type { Outcome, Run } from '../model/run.ts'
import { isFailedEnd, type NamedEnd } from '../model/saving/task-end.ts'
import { backUpJobId, ownJobIds } from '../model/terms/job-ids.ts'
import type { SeenWorker } from '../model/workers/seen-worker.ts'
import type { DriveAnswers, RunNewsStore } from '../store/notices/run-news.ts'
import type { Condition, Findings, Known } from './notable.ts'
import { savingFindings } from './saving-facts.ts'

const hourMs = 3_600_000

// A short absence is nobody's business: drives rest for minutes, and a router starts anew.
const restPatienceMs = 3 * hourMs
const networkPatienceMs = hourMs / 2
// An update, or a machine that starts anew.
const workerPatienceMs = hourMs / 6

// Once told, the all-clear waits until there is room again, and not a byte more.
const enoughFactor = 1.5

// Of one run; the rest is counted.
const linksNamed = 200

// Some ten milliseconds of work; then everything else has its turn.
const answersPerTurn = 5000

type NamedJob = { readonly name: string } & (
  | { readonly isAvailable: true; readonly paused: boolean; readonly notifyOn: NotifyOn }
  | { readonly isAvailable: false }
)

export type FactsOptions = {
  readonly dataFolder: string
  readonly databaseBytes: () => number
  readonly runNews: RunNewsStore
  /** What a person calls a job, and whether it has its turns; undefined for one that is gone. */
  readonly jobOf: (id: string) => NamedJob | undefined
  readonly now: () => number
  /** The workers that were ever seen; undefined where there are none, or no telling. */
  readonly workers: () => readonly SeenWorker[] | undefined
  /** How the saving tasks of a run ended. */
  readonly savingEnds: (runId: number) => readonly NamedEnd[]
  /** Whether the internet is there. */
  readonly connectivity: (signal: AbortSignal) => Promise<Connectivity>
  /** What is announced of newer versions; undefined where it was not looked. `at` in milliseconds since 1970. */
  readonly update: (at: number) => Promise<Update | undefined>
}

/** Finds what may be worth telling: at the end of a run, and from time to time. */
export class Facts {
  readonly #options: FactsOptions
  #awaySince: number | undefined

  constructor(options: FactsOptions) {
    this.#options = options
  }

  /** Takes note of what a check found of the network. */
  noteConnectivity(found: Connectivity): void {
    this.#awaySince = found === 'online' ? undefined : (this.#awaySince ?? this.#options.now())
  }

  /** What a run that has ended shows. */
  async ofRun(run: Run): Promise<Findings> {
    const { now, runNews, savingEnds } = this.#options
    const at = run.finishedAt ?? now()
    const drives = await this.#drives(run.id)
    const links = {
      runId: run.id,
      jobId: run.jobId,
      changed: {
        ...runNews.changed(run.id, linksNamed, at),
        replaceable: await this.#replaceable(run.id, at),
      },
    }
    const ends = savingEnds(run.id)
    const saving = savingFindings(run, ends)
    const found = this.#ofJob(run)
    // A run that failed as all its tasks did is told by these.
    const isToldByTasks =
      run.outcome === 'failed' && ends.length > 0 && ends.every(({ end }) => isFailedEnd(end))
    const job = isToldByTasks ? { ...found, conditions: [], looked: [] } : found
    return {
      ...job,
      ...saving,
      at,
      links,
      conditions: [...job.conditions, ...drives.conditions, ...saving.conditions],
      looked: [...job.looked, ...drives.looked, ...saving.looked],
    }
  }

  /** What the machine shows; `known` tells what has been told. */
  async ofMachine(known: ReadonlyMap<string, Known>, signal: AbortSignal): Promise<Findings> {
    const at = this.#options.now()
    const update = await this.#options.update(at)
    const workers = this.#options.workers() ?? []
    const conditions = [
      ...ofUpdate(update),
      ...this.#resting(),
      ...ofWorkers(workers),
      ...(await this.#network(signal)),
      ...this.#backup(),
      ...(await this.#disk(known)),
    ]
    const resting = [...known.keys()].filter((key) => key.startsWith('rest:'))
    // Of one that is removed there is no news any more.
    const live = workers.filter(({ state }) => state === 'live').map(({ name }) => workerKey(name))
    const others = [...resting, ...live, ...(update ? [updateKey] : [])]
    return { at, conditions, looked: ['network', 'backup', 'disk', ...others] }
  }

  #ofJob({ error, id, jobId, outcome, startedAt }: Run): Omit<Findings, 'at' | 'links'> {
    const key = `job:${jobId}`
    if (outcome === 'succeeded') {
      const finished = { jobId, name: this.#nameOf(jobId), runId: id }
      return { conditions: [], looked: [key], finished }
    }
    const event = outcome === null ? undefined : eventOf(outcome, jobId)
    if (event === undefined) return { conditions: [], looked: [] }
    const name = this.#nameOf(jobId)
    const since = startedAt === null ? {} : { since: startedAt }
    const condition = { key, event, subject: jobId, name, runId: id, detail: error, ...since }
    return { conditions: [condition], looked: [key] }
  }

  #nameOf(jobId: string): Translatable {
    const name = this.#options.jobOf(jobId)?.name ?? ''
    if (name !== '') return name
    // The words have the names of Pansentry's own.
    return ownJobIds.includes(jobId) ? { key: `job.name.${jobId}` } : jobId
  }

  /** Dead links whose place another one can take since this run. */
  async #replaceable(runId: number, at: number) {
    const ids = new Set<number>()
    const links: NoticedLink[] = []
    for (let after = 0; ; await nextTurn()) {
      const part = this.#options.runNews.replaceable(runId, after, answersPerTurn, at)
      for (const link of part.links) {
        if (!ids.has(link.id) && links.length < linksNamed) links.push(link)
        ids.add(link.id)
      }
      if (part.lastId === undefined) return { count: ids.size, links }
      after = part.lastId
    }
  }

  /** Drives that want to see a person: where the last answer was a captcha, or all wanted a login. */
  async #drives(runId: number): Promise<Pick<Findings, 'conditions' | 'looked'>> {
    const totals = new Map<Provider, DriveAnswers>()
    for (let after = 0; ; await nextTurn()) {
      const parts = this.#options.runNews.answers(runId, after, answersPerTurn)
      for (const part of parts) {
        after = Math.max(after, part.lastId)
        const { auth = 0, captcha = 0, decided = 0 } = totals.get(part.provider) ?? {}
        totals.set(part.provider, {
          ...part,
          auth: auth + part.auth,
          captcha: captcha + part.captcha,
          decided: decided + part.decided,
        })
      }
      if (parts.length === 0) break
    }
    const conditions: Condition[] = []
    const looked: string[] = []
    for (const { auth, decided, lastState, provider } of totals.values()) {
      // On the web each host is its own: one that wants a login says nothing of the others.
      if (provider === 'web') continue
      const isPuzzled = lastState === 'captcha'
      const isLocked = auth > 0 && decided === 0
      const event = isPuzzled ? 'drive-captcha' : isLocked ? 'drive-login' : undefined
      const key = `drive:${provider}`
      const name = word(`provider.${provider}`)
      if (event) conditions.push({ key, event, subject: provider, name, runId, detail: '' })
      if (event || decided > 0) looked.push(key)
    }
    return { conditions, looked }
  }

  #resting(): Condition[] {
    return this.#options.runNews.resting().map((provider) => ({
      key: `rest:${provider}`,
      event: 'drive-resting',
      subject: provider,
      name: word(`provider.${provider}`),
      runId: null,
      detail: '',
      patienceMs: restPatienceMs,
    }))
  }

  /** The network was away when a check last looked; it may have come back without anyone asking. */
  async #network(signal: AbortSignal): Promise<Condition[]> {
    if (this.#awaySince !== undefined)
      this.noteConnectivity(await this.#options.connectivity(signal))
    if (this.#awaySince === undefined) return []
    const nothing = { subject: '', name: '', runId: null, detail: '' }
    const since = this.#awaySince
    return [
      { key: 'network', event: 'network-away', ...nothing, since, patienceMs: networkPatienceMs },
    ]
  }

  #backup(): Condition[] {
    const { jobOf, now, runNews } = this.#options
    const job = jobOf(backUpJobId)
    // A person who paused it knows.
    if (!job?.isAvailable || job.paused) return []
    const last = runNews.lastSuccess(backUpJobId)
    if (last !== undefined && now() - last < staleBackupMs) return []
    const name = this.#nameOf(backUpJobId)
    const since = last === undefined ? {} : { since: last }
    const about = { subject: backUpJobId, name, runId: null, detail: '' }
    return [{ key: 'backup', event: 'backup-old', ...about, ...since, patienceMs: staleBackupMs }]
  }

  async #disk(known: ReadonlyMap<string, Known>): Promise<Condition[]> {
    const { databaseBytes, dataFolder } = this.#options
    const free = await freeBytes(dataFolder)
    const scarce = scarceBytes(databaseBytes())
    if (free >= (known.get('disk')?.isReported ? enoughFactor * scarce : scarce)) return []
    const megabytes = Math.floor(free / 1024 ** 2)
    const about = { subject: dataFolder, name: dataFolder, runId: null }
    return [
      {
        key: 'disk',
        event: 'disk-low',
        ...about,
        detail: { key: 'notice.free', values: { megabytes } },
      },
    ]
  }
}

/** What an outcome is worth; a run that somebody cancelled, or that was left out on purpose, is no news. */
function eventOf(outcome: Outcome, jobId: string): Condition['event'] | undefined {
  switch (outcome) {
    case 'failed':
      return jobId === backUpJobId ? 'backup-failed' : 'job-failed'
    case 'timed-out':
      return jobId === backUpJobId ? 'backup-failed' : 'job-timed-out'
    case 'missed':
      return 'job-missed'
    case 'succeeded':
    case 'cancelled':
    case 'skipped':
    case 'interrupted':
      return undefined
  }
}

const workerKey = (name: string) => `worker:${name}`

function ofWorkers(workers: readonly SeenWorker[]): Condition[] {
  return workers.flatMap(({ name, release, seenAt, state }): Condition[] => {
    if (seenAt === null || state === 'live') return []
    const detail = state === 'refused' ? message('notice.workerRefused', { release }) : ''
    const about = { subject: name, name, runId: null, detail }
    const key = workerKey(name)
    return [{ key, event: 'worker-gone', ...about, since: seenAt, patienceMs: workerPatienceMs }]
  })
}

const updateKey = 'update'
// What a notice has room for; About has all of it.
const longestNotes = 1000

function ofUpdate(update: Update | undefined): Condition[] {
  if (update?.state !== 'newer') return []
  const { notes, version } = update
  const about = { subject: version, name: version, runId: null }
  const detail = notes.slice(0, longestNotes)
  return [{ key: updateKey, event: 'update-available', ...about, detail }]
}
