import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkJobId, cleanupJobId } from '../../electron/engine/model/terms/job-ids.ts'
import { outcomeOf } from '../support/command/command-line.ts'
import { fullSpeed } from '../support/drives/no-pauses.ts'
import { seeded } from '../support/seeded.ts'
import { DataHome } from './data-home.ts'
import { type Finding, lost, stuck } from './findings.ts'
import { comesToRest, goesOn, inspect } from './inspection.ts'
import { Journal } from './journal.ts'
import { type Served, StuckError } from './served.ts'
import type { Trouble, TroubleKind } from './troubles/trouble.ts'
import { steadyJobId, Work } from './work.ts'

/** The rounds that one data folder lives through. */
export const roundsOfLife = 10

const program = join(import.meta.dirname, '../../dist/electron/cli.js')
// How often a start is killed in its turn, and how long after it began.
const killedStarts = 0.2
const killedStartMs = 700

export type LifeReport = {
  readonly tried: number
  /** Changes that were acknowledged in between. */
  readonly acknowledged: number
  readonly findings: readonly Finding[]
}

/** One data folder through some rounds of trouble: what was acknowledged is compared after each. */
export async function live(kind: TroubleKind, seed: number, rounds: number): Promise<LifeReport> {
  const random = seeded(seed)
  await using home = await DataHome.open()
  const trouble = kind.begin(home.dataFolder, random)
  const life = new Life(home, trouble, random)
  try {
    return await life.run(rounds)
  } finally {
    await life.end()
    trouble.close()
  }
}

class Life {
  readonly #home: DataHome
  readonly #trouble: Trouble
  readonly #random: () => number
  readonly #journal = new Journal()
  readonly #work: Work
  /** By what is said of each: what is lost in one round is lost in those after it. */
  readonly #findings = new Map<string, Finding>()
  #served: Served
  #tried = 0

  constructor(home: DataHome, trouble: Trouble, random: () => number) {
    this.#home = home
    this.#trouble = trouble
    this.#random = random
    this.#work = new Work(home, this.#journal, random, () => trouble.now())
    this.#served = this.#start()
  }

  /** Ends early where the process does not start, end or answer any more: nothing after that tells anything. */
  async run(rounds: number): Promise<LifeReport> {
    try {
      await this.#furnish()
      while (this.#tried < rounds) await this.#round()
      await this.#comeToRest()
    } catch (error) {
      if (!(error instanceof StuckError)) throw error
      this.#note([stuck(error.message)])
    }
    const { acknowledged } = this.#journal
    return { tried: this.#tried, acknowledged, findings: [...this.#findings.values()] }
  }

  async end(): Promise<void> {
    await this.#served[Symbol.asyncDispose]()
  }

  async #round(): Promise<void> {
    this.#tried += 1
    const stop = new AbortController()
    const work = this.#work.run(this.#served, stop.signal)
    try {
      const isWellAgain = await this.#trouble.strike()
      if (isWellAgain) {
        this.#note(await goesOn(this.#home))
        this.#note(await this.#writes())
      }
      await this.#served.end(this.#trouble.ending())
    } finally {
      stop.abort()
      await work
      this.#trouble.mend()
    }
    if (this.#random() < killedStarts) await this.#killStart()
    const earlier = this.#begun()
    this.#served = this.#start()
    await this.#served.ready()
    const now = () => this.#trouble.now()
    this.#note(await inspect(this.#home, this.#served, this.#journal, earlier, now))
  }

  #note(findings: readonly Finding[]): void {
    for (const finding of findings) this.#findings.set(finding.what, finding)
  }

  async #killStart(): Promise<void> {
    this.#tried += 1
    await using starting = this.#start()
    await delay(this.#random() * killedStartMs)
    await starting.end('SIGKILL')
  }

  #start(): Served {
    return this.#home.serve(this.#trouble.environment ?? {})
  }

  #begun(): ReadonlySet<number> {
    const asked = this.#journal.keys('run').map((key) => Number(key.slice('run '.length)))
    return new Set([...asked, ...this.#home.noted().map(({ runId }) => runId)])
  }

  async #furnish(): Promise<void> {
    const settings = { theme: 'auto', language: 'en', timeZone: 'Asia/Shanghai' }
    await this.#served.ready()
    await this.#expect('PATCH', '/settings', settings)
    for (const [name, value] of Object.entries(settings)) {
      this.#journal.settle(`setting ${name}`, value)
    }
    await this.#expect('PUT', `/jobs/${checkJobId}/params`, { params: fullSpeed })
    // By a clock that is far ahead all history is old, and goes; here it has to stay to be counted.
    await this.#expect('PUT', `/jobs/${cleanupJobId}/params`, { params: { runDays: 3650 } })
    await this.#expect('POST', '/jobs', {
      id: steadyJobId,
      kind: 'script',
      name: steadyJobId,
      trigger: { kind: 'interval', seconds: 1 },
      params: this.#home.script,
    })
  }

  /** After the trouble, without a restart. */
  async #writes(): Promise<Finding[]> {
    const answer = await this.#work.addLink(this.#served)
    return answer.kind === 'acknowledged'
      ? []
      : [stuck(`no link is added: ${JSON.stringify(answer)}`)]
  }

  async #comeToRest(): Promise<void> {
    this.#note(await goesOn(this.#home))
    this.#note(await comesToRest(this.#served))
    this.#note(await this.#doctor())
    await this.#served.end('SIGTERM')
  }

  async #doctor(): Promise<Finding[]> {
    const env = { ...process.env, ...this.#home.environment(this.#trouble.environment ?? {}) }
    const { out, err } = await outcomeOf(
      spawn(process.execPath, [program, 'doctor', '--json'], {
        env: { ...env, PANSENTRY_DATA_DIR: this.#home.dataFolder },
      }),
    )
    if (out === '') return [stuck(`the doctor does not answer: ${err}`)]
    const found = JSON.parse(out) as { check: string; status: string; found: string }[]
    return (
      found
        // A disk that is made small is small.
        .filter(({ check, status }) => status === 'bad' && check !== 'disk')
        .filter(({ found }) => !this.#trouble.isToldOf?.(found))
        .map(({ check, found }) => lost(`the doctor finds fault with ${check}: ${found}`))
    )
  }

  async #expect(method: string, path: string, body: unknown): Promise<void> {
    const answer = await this.#served.ask(method, path, body)
    if (answer.kind !== 'acknowledged') {
      throw new StuckError(`${method} ${path} is answered with ${JSON.stringify(answer)}`)
    }
  }
}
