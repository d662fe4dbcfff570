import type { Engine, EngineOptions } from '../../../electron/engine/engine.ts'
import type { Connectivity } from '../../../electron/engine/links/checks/connectivity.ts'
import type { CheckParams } from '../../../electron/engine/model/params/check-params.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { openEngine, runEnded } from '../engine.ts'
import { openPort } from '../port-client.ts'
import { type Fate, quarkHost, sampleDrives, sampleHosts } from '../sample-drives.ts'
import { type Answering, SimulatedDrives } from '../simulated-drives.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { ShiftedClock } from './sample-history.ts'

const hosts = [...sampleHosts, 'one.example.com', 'two.example.com']

/** The id of a Quark share. */
export const shareId = (index: number) => `a1b2c3d4${index.toString().padStart(4, '0')}`

/** Links that a real engine checks at simulated drives, over restarts too. */
export class CheckedLinks implements AsyncDisposable {
  /** What each share and page is like; whole where nothing is said. */
  readonly fates = new Map<string, Fate>()
  /** How the drives answer from now on. */
  answering: Answering = sampleDrives((id) => this.fates.get(id) ?? 'valid')
  /** Whether the internet is there, when the engine wonders. */
  network: Connectivity = 'online'
  readonly clock = new ShiftedClock()
  readonly #folder = temporaryFolder()
  #drives: SimulatedDrives | undefined
  #opened: ReturnType<typeof openEngine> | undefined
  #port: ReturnType<typeof openPort> | undefined

  static async start(): Promise<CheckedLinks> {
    const links = new CheckedLinks()
    links.#drives = await SimulatedDrives.start((exchange) => links.answering(exchange), hosts)
    return links
  }

  get dataFolder(): string {
    return this.#folder.path
  }

  get drives(): SimulatedDrives {
    if (!this.#drives) throw new Error('The drives were not started.')
    return this.#drives
  }

  get engine(): Engine {
    return this.#current.engine
  }

  get logged(): ReturnType<typeof openEngine>['logged'] {
    return this.#current.logged
  }

  /** What a page asks the engine that is open. */
  get api(): ReturnType<typeof openPort>['api'] {
    this.#port ??= openPort(this.engine)
    return this.#port.api
  }

  get #current() {
    if (!this.#opened) throw new Error('The engine is not open.')
    return this.#opened
  }

  /** Opens the engine, for the first time or again, and gives the check job these parameters. */
  open(params: Partial<CheckParams> = {}, options: Partial<EngineOptions> = {}): Engine {
    this.#opened = openEngine({
      dataFolder: this.dataFolder,
      origins: this.drives.origins,
      clock: this.clock,
      connectivity: () => Promise.resolve(this.network),
      ...options,
    })
    this.engine.start()
    if (Object.keys(params).length > 0) this.engine.jobs.setParams(checkJobId, params)
    return this.engine
  }

  /** Keeps a Quark share under its id. */
  addShare(id: string, fate: Fate = 'valid', passcode = ''): number {
    this.fates.set(id, fate)
    return this.add(id, `https://pan.quark.cn/s/${id}`, passcode)
  }

  addShares(count: number): number[] {
    return Array.from({ length: count }, (_, index) => this.addShare(shareId(index)))
  }

  /** Keeps a web address under its name. */
  addPage(name: string, fate: Fate = 'valid', host = 'files.example.com'): number {
    this.fates.set(name, fate)
    return this.add(name, `https://${host}/${name}`)
  }

  addPages(count: number, host = 'one.example.com'): number[] {
    return Array.from({ length: count }, (_, index) => this.addPage(`${index}.zip`, 'valid', host))
  }

  add(title: string, url: string, passcode = ''): number {
    return this.engine.resources.add({ title, url, passcode, category: '', note: '' }).id
  }

  /** Checks what is due; resolves with the run when it is over. */
  check() {
    return this.ended(this.engine.checkResources('due').runId)
  }

  /** Lets the schedule check links; resolves with the run when it is over. */
  night() {
    this.clock.setTo(this.engine.jobs.get(checkJobId).nextRunAt ?? 0)
    this.engine.lookNow()
    const [run] = this.engine.runs.list({ jobId: checkJobId, limit: 1 })
    if (run?.cause !== 'schedule') throw new Error('Nothing was due.')
    return this.ended(run.id)
  }

  async ended(runId: number) {
    await runEnded(this.engine, runId)
    return this.engine.runs.get(runId)
  }

  /** How many Quark shares were asked for; each check of one begins with a POST. */
  sharesAsked(): number {
    const { exchanges } = this.drives
    return exchanges.filter(({ host, method }) => host === quarkHost && method === 'POST').length
  }

  async close(): Promise<void> {
    this.#port?.close()
    this.#port = undefined
    await this.#opened?.engine.stop()
    this.#opened = undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
    await this.drives.close()
    this.#folder[Symbol.dispose]()
  }
}
