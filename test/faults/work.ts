import { setTimeout as delay } from 'node:timers/promises'
import { backUpJobId, checkJobId } from '../../electron/engine/model/terms/job-ids.ts'
import type { DataHome } from './data-home.ts'
import type { Journal } from './journal.ts'
import type { Answer, Served } from './served.ts'

/** The job of every second, which shows that the schedule goes on. */
export const steadyJobId = 'steady'

/** The category of links that are added one by one. */
export const byHand = 'by hand'

const hands = 4
const largestDeletion = 1000

type Deed = (served: Served) => Promise<Answer | undefined>

/** What people and scripts do all at once, by chance; each thing that is acknowledged is in the journal. */
export class Work {
  readonly #home: DataHome
  readonly #journal: Journal
  readonly #random: () => number
  readonly #now: () => number
  readonly #deeds: readonly Deed[]
  /** By share; a link whose addition was never answered has none. */
  readonly #resourceIds = new Map<string, number>()
  #serial = 0

  constructor(home: DataHome, journal: Journal, random: () => number, now: () => number) {
    this.#home = home
    this.#journal = journal
    this.#random = random
    this.#now = now
    // The more often a deed stands here, the more often it is done.
    this.#deeds = [
      ...repeated(6, (served) => this.addLink(served)),
      ...repeated(5, (served) => this.#editLink(served)),
      ...repeated(3, (served) => this.#deleteLink(served)),
      ...repeated(3, (served) => this.#changeSetting(served)),
      ...repeated(3, (served) => this.#addJob(served)),
      ...repeated(4, (served) => this.#editJob(served)),
      ...repeated(2, (served) => this.#deleteJob(served)),
      ...repeated(3, (served) => this.#addDate(served)),
      ...repeated(2, (served) => this.#addDateAgain(served)),
      ...repeated(3, (served) => this.#runNow(served, steadyJobId)),
      ...repeated(2, (served) => this.#runNow(served, checkJobId)),
      ...repeated(1, (served) => this.#runNow(served, backUpJobId)),
      ...repeated(2, (served) => this.#importLinks(served)),
      ...repeated(1, (served) => this.#deleteImported(served)),
    ]
  }

  /** Goes on until it is told to stop, or nobody answers any more. */
  async run(served: Served, signal: AbortSignal): Promise<void> {
    const hand = async () => {
      while (!signal.aborted) {
        const answer = await this.#pick(this.#deeds)(served)
        // What fails at once on a full disk would otherwise be tried a thousand times a second.
        if (answer?.kind === 'unknown') await delay(50)
      }
    }
    await Promise.all(Array.from({ length: hands }, hand))
  }

  addLink(served: Served): Promise<Answer> {
    const shareId = this.#shareId()
    const title = `第 ${this.#next()} 部`
    return this.#journal.change(`link ${shareId}`, title, async () => {
      const url = addressOf(shareId)
      const answer = await served.ask('POST', '/resources', { title, url, category: byHand })
      if (answer.kind === 'acknowledged') {
        this.#resourceIds.set(shareId, (answer.json as { id: number }).id)
      }
      return answer
    })
  }

  async #editLink(served: Served): Promise<Answer | undefined> {
    const link = this.#known('link')
    const id = this.#resourceIds.get(link?.name ?? '')
    if (!link || id === undefined) return undefined
    const title = `${link.value} (${this.#next()})`
    const url = addressOf(link.name)
    return this.#journal.change(link.key, title, () =>
      served.ask('PUT', `/resources/${id}`, { title, url, category: byHand }),
    )
  }

  async #deleteLink(served: Served): Promise<Answer | undefined> {
    const link = this.#known('link')
    const id = this.#resourceIds.get(link?.name ?? '')
    if (!link || id === undefined) return undefined
    return this.#journal.change(link.key, null, () =>
      served.ask('POST', '/resources/delete', { ids: [id] }),
    )
  }

  async #changeSetting(served: Served): Promise<Answer | undefined> {
    const [name, values] = this.#pick([
      ['theme', ['auto', 'light', 'dark']],
      ['language', ['en', 'zh-CN']],
      ['timeZone', ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC']],
    ] as const)
    const value = this.#pick<string>(values)
    const key = `setting ${name}`
    if (this.#journal.isUnderWay(key)) return undefined
    return this.#journal.change(key, value, () =>
      served.ask('PATCH', '/settings', { [name]: value }),
    )
  }

  #addJob(served: Served): Promise<Answer> {
    const id = `job-${this.#next()}`
    const name = `at ${this.#next()}`
    const trigger = { kind: 'cron', crontab: this.#crontab() }
    return this.#journal.change(`job ${id}`, jobValue(name, trigger.crontab), () =>
      served.ask('POST', '/jobs', { id, kind: 'script', name, trigger, params: this.#home.script }),
    )
  }

  async #editJob(served: Served): Promise<Answer | undefined> {
    const job = this.#known('job')
    if (!job) return undefined
    const name = `at ${this.#next()}`
    const trigger = { kind: 'cron', crontab: this.#crontab() }
    return this.#journal.change(job.key, jobValue(name, trigger.crontab), () =>
      served.ask('PATCH', `/jobs/${job.name}`, { name, trigger }),
    )
  }

  async #deleteJob(served: Served): Promise<Answer | undefined> {
    const job = this.#known('job')
    if (!job) return undefined
    return this.#journal.change(job.key, null, () => served.ask('DELETE', `/jobs/${job.name}`))
  }

  /** A job for one moment that is about to come. */
  #addDate(served: Served): Promise<Answer> {
    const id = `date-${this.#next()}`
    const at = Math.floor(this.#now() + 100 + this.#random() * 1500)
    return this.#journal.change(`date ${id}`, at, () => this.#saveDate(served, id, at))
  }

  /** Deleted and added again, as a sync tool does it: its moment stays the same. */
  async #addDateAgain(served: Served): Promise<Answer | undefined> {
    const date = this.#known('date')
    if (!date) return undefined
    const { key, name, value } = date
    const deleted = await this.#journal.change(key, null, () =>
      served.ask('DELETE', `/jobs/${name}`),
    )
    if (deleted.kind !== 'acknowledged') return deleted
    return this.#journal.change(key, value, () => this.#saveDate(served, name, Number(value)))
  }

  #saveDate(served: Served, id: string, at: number): Promise<Answer> {
    const runAt = new Date(at).toISOString().replace('Z', '000Z')
    const trigger = { kind: 'date', runAt }
    return served.ask('POST', '/jobs', {
      id,
      kind: 'script',
      name: id,
      trigger,
      params: this.#home.script,
    })
  }

  async #runNow(served: Served, jobId: string): Promise<Answer> {
    const answer = await served.ask('POST', `/jobs/${jobId}/run`)
    if (answer.kind !== 'acknowledged') return answer
    const { runId } = answer.json as { runId: number }
    this.#journal.settle(`run ${runId}`, jobId)
    return answer
  }

  async #importLinks(served: Served): Promise<Answer> {
    const count = 500 + Math.floor(this.#random() * 2500)
    const lines = Array.from(
      { length: count },
      (_, index) => `第 ${index} 集 ${addressOf(this.#shareId())}`,
    )
    const preview = await served.ask('POST', '/imports/preview', {
      format: 'text',
      text: lines.join('\n'),
    })
    if (preview.kind !== 'acknowledged') return preview
    const { token, newCount } = preview.json as { token: string; newCount: number }
    const category = `import-${this.#next()}`
    return this.#journal.change(`import ${category}`, newCount, async () => {
      const answer = await served.ask('POST', '/imports/commit', { token, category })
      const isAccepted = answer.kind === 'refused' && answer.code === 'IMPORT_UNFINISHED'
      return isAccepted ? { kind: 'acknowledged', json: null } : answer
    })
  }

  async #deleteImported(served: Served): Promise<Answer | undefined> {
    const imported = this.#known('import')
    if (!imported) return undefined
    const { key, name, value } = imported
    const query = new URLSearchParams({ 'filter[category]': name, limit: String(largestDeletion) })
    const listed = await served.ask('GET', `/resources?${query}`)
    if (listed.kind !== 'acknowledged') return listed
    const ids = (listed.json as { rows: { id: number }[] }).rows.map(({ id }) => id)
    // Another hand may have deleted some of them meanwhile, or be about to.
    if (!this.#journal.isKnown(key, value) || ids.length === 0) return undefined
    const left = Number(value) - ids.length
    return this.#journal.change(key, left === 0 ? null : left, () =>
      served.ask('POST', '/resources/delete', { ids }),
    )
  }

  #known(kind: string) {
    const known = this.#journal.known(kind)
    if (known.length === 0) return undefined
    const { key, value } = this.#pick(known)
    return { key, value, name: key.slice(kind.length + 1) }
  }

  #crontab(): string {
    return `${Math.floor(this.#random() * 60)} ${Math.floor(this.#random() * 24)} 1 1 *`
  }

  #next(): number {
    this.#serial += 1
    return this.#serial
  }

  #shareId(): string {
    return (0xa000_0000_0000 + this.#next()).toString(16)
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#random() * list.length)]
    if (picked === undefined) throw new Error('Nothing to pick from.')
    return picked
  }
}

/** What the journal keeps of a job. */
export function jobValue(name: string, crontab: string): string {
  return `${name}, ${crontab}`
}

function addressOf(shareId: string): string {
  return `https://pan.quark.cn/s/${shareId}`
}

function repeated(times: number, deed: Deed): Deed[] {
  return Array.from({ length: times }, () => deed)
}
