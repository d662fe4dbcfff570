import { readCookies } from '../../../../electron/engine/accounts/cookie.ts'
import { createRequester } from '../../../../electron/engine/links/requests/http-requester.ts'
import type { TaskEnd } from '../../../../electron/engine/model/saving/task-end.ts'
import { savingDrives } from '../../../../electron/engine/saving/drive/index.ts'
import type { PlanTask } from '../../../../electron/engine/saving/plan/plan-task.ts'
import { runTasks } from '../../../../electron/engine/saving/run/tasks-run.ts'
import type { SaveStore } from '../../../../electron/engine/store/save/saves.ts'
import { accountHosts } from '../../drives/account-answers.ts'
import { SimulatedDrives } from '../../simulated-drives.ts'
import { LeapingClock } from '../leaping-clock.ts'
import { calm } from '../saving-harness.ts'
import type { Listed } from '../simulated-saving-drive.ts'
import { type FlowCase, flowTaskSchema } from './flow-case.ts'
import { FlowDrive, opOf } from './flow-drive.ts'
import { planTask } from './flow-task.ts'

const minuteMs = 60_000

/** Where what tasks did is remembered, and the number before that of a case's first task. */
type Kept = { readonly saves: SaveStore; readonly base: number }

/** What came of one run of all tasks. */
export type FlowRun = {
  /** By the number of the task; a task that the form refuses has none. */
  readonly ends: ReadonlyMap<number, TaskEnd>
  readonly drive: readonly Listed[]
  /** Names in the bin. */
  readonly bin: readonly string[]
  /** What was asked, in order. */
  readonly ops: readonly string[]
}

export type Played = {
  readonly before: readonly Listed[]
  readonly runs: readonly FlowRun[]
  /** The tasks once more, as a person wishes it. */
  readonly wished: FlowRun
}

/** The real code over real HTTP against the simulated drive of one case. */
export class FlowPlay implements AsyncDisposable {
  readonly clock: LeapingClock
  readonly flow: FlowDrive
  readonly #case: FlowCase
  readonly #saves: SaveStore
  /** Cases share a store; the tasks of each have numbers of their own there. */
  readonly #base: number
  readonly #server: SimulatedDrives
  readonly #requester: ReturnType<typeof createRequester>
  readonly #tasks: unknown[]

  private constructor(flowCase: FlowCase, flow: FlowDrive, server: SimulatedDrives, kept: Kept) {
    this.#case = flowCase
    this.flow = flow
    this.#server = server
    this.#saves = kept.saves
    this.#base = kept.base
    this.clock = new LeapingClock(`${flowCase.now}Z`)
    this.#requester = createRequester({ origins: server.origins })
    this.#tasks = structuredClone(flowCase.tasks)
    for (const [id, { shareurl_ban }] of flowCase.tasks.entries()) {
      if (shareurl_ban === '') continue
      const now = this.clock.now()
      const nextAt = now + 7 * 24 * 60 * minuteMs
      const found = {
        code: 'taken-over',
        words: shareurl_ban,
        since: now,
        nextAt,
        times: 1,
        progress: null,
      }
      this.#saves.setStanding(this.#base + id, { kind: 'dead', ...found })
    }
  }

  static async start(flowCase: FlowCase, kept: Kept): Promise<FlowPlay> {
    const flow = new FlowDrive(flowCase)
    const server = await SimulatedDrives.start((exchange) => flow.answer(exchange), accountHosts)
    return new FlowPlay(flowCase, flow, server, kept)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#requester.close()
    await this.#server.close()
  }

  async play(): Promise<Played> {
    const before = this.flow.drive.list()
    const runs: FlowRun[] = []
    for (const index of this.#case.steps.keys()) runs.push(await this.step(index))
    return { before, runs, wished: await this.run([...this.#case.tasks.keys()], true) }
  }

  /** One of the case's runs, with what happened before it. */
  async step(index: number): Promise<FlowRun> {
    this.prepare(index)
    const { manual } = this.#case.steps[index] ?? {}
    const chosen = Array.isArray(manual) ? manual : manual === false ? undefined : this.#case.manual
    return this.run(chosen ?? [...this.#case.tasks.keys()], chosen !== undefined)
  }

  prepare(index: number): void {
    for (const change of this.#case.steps[index]?.before ?? []) {
      if (change.do !== 'task_set') {
        this.flow.change(change, this.#case.expect[index - 1]?.drive_after)
        continue
      }
      const { key, task, value } = change
      Object.assign(this.#tasks[task] ?? {}, { [key]: value })
      // As a change of a task does in the app.
      this.#saves.renewStanding(this.#base + task, null)
    }
    this.clock.leap(10 * minuteMs)
  }

  /** Runs tasks by their numbers. */
  async run(chosen: readonly number[], isWished: boolean): Promise<FlowRun> {
    const from = this.#server.exchanges.length
    const tasks = chosen.flatMap((id) => {
      const task = planTask(this.#base + id, flowTaskSchema.parse(this.#tasks[id]))
      return task ?? []
    })
    const ends = new Map<number, TaskEnd>()
    for await (const [id, end] of this.#ends(tasks, isWished)) ends.set(id, end)
    const ops = this.#server.exchanges.slice(from).map(({ path }) => opOf(path))
    const { drive } = this.flow
    return { ends, drive: drive.list(), bin: drive.bin.map(({ name }) => name), ops }
  }

  async *#ends(tasks: readonly PlanTask[], isWished: boolean): AsyncGenerator<[number, TaskEnd]> {
    const read = readCookies(this.#case.cookies[0] ?? '')
    // Without it no account is kept.
    if (!read.ok || !read.cookies.has('__uid')) return
    const { clock } = this
    const { request } = this.#requester
    const signal = new AbortController().signal
    const asking = { cookies: read.cookies, renew: () => {}, request, turn: async () => {} }
    const drive = savingDrives.quark({ ...asking, clock, signal })
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    const kept = { store: this.#saves, clock, signal, today }
    const context = { ...calm, ...kept, drive, isWished }
    for await (const { task, end } of runTasks(tasks, context)) yield [task.id - this.#base, end]
  }
}
