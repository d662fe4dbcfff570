import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { version } from '../../../../electron/engine/model/version.ts'
import { openQueues } from '../../../../electron/engine/remote/connection.ts'
import { Coordinator } from '../../../../electron/engine/remote/coordinator.ts'
import { queueNames } from '../../../../electron/engine/remote/queues.ts'
import { systemClock } from '../../../../electron/engine/time/clock.ts'
import { CheckedLinks, shareId } from '../../../support/drives/checked-links.ts'
import { oneLook } from '../../../support/drives/no-pauses.ts'
import { english } from '../../../support/engine.ts'
import { startWorker } from '../../../support/remote/asking-worker.ts'
import { PrivatePostgres } from '../../../support/remote/private-postgres.ts'
import { openLane, tellOf } from '../../../support/remote/sample-workers.ts'
import { type Fate, sampleDrives } from '../../../support/sample-drives.ts'
import { describeOn } from '../../../support/systems.ts'

describeOn('Debian', 'workers over PostgreSQL', () => {
  const fates = [
    'valid',
    'partial',
    'locked',
    'expired',
    'cancelled',
    'deleted',
    'banned',
    'not_found',
    'empty',
    'unknown_code',
  ] as const satisfies readonly Fate[]
  const pages = ['valid', 'http_403', 'http_404', 'http_410', 'http_503'] as const satisfies Fate[]

  let postgres: PrivatePostgres
  let links: CheckedLinks
  let workers: Awaited<ReturnType<typeof startWorker>>[]

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
  })

  afterAll(() => postgres[Symbol.asyncDispose]())

  beforeEach(async () => {
    workers = []
    links = await CheckedLinks.start()
  })

  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()))
    await links[Symbol.asyncDispose]()
  })

  /** 600 links of 15 fates, `from` the number of the first round of them. */
  function keep(from: number): number[] {
    return Array.from({ length: 40 }, (_, at) => from + at).flatMap((round) => [
      ...fates.map((fate, index) => links.addShare(shareId(round * 10 + index), fate)),
      ...pages.map((fate, index) => links.addPage(`${round}-${index}.zip`, fate)),
    ])
  }

  const attach = async (name: string, changes: Partial<Parameters<typeof startWorker>[0]> = {}) => {
    const { origins } = links.drives
    const worker = await startWorker({ address: postgres.address(), name, origins, ...changes })
    workers.push(worker)
    return worker
  }

  /** Drives that take 20 ms for each answer, so that what happens meanwhile happens in the midst of a run. */
  function slowDown(): void {
    links.answering = sampleDrives(
      () => 'valid',
      () => 20,
    )
  }

  const endOf = (id: number) => {
    const { isExpired, state } = links.engine.resources.get(id)
    return { isExpired, state }
  }

  const timesWritten = (id: number) => links.engine.resources.checks(id, 10).length

  /** Opens the engine as a coordinator, once its queues are there. */
  async function coordinate(): Promise<void> {
    links.open(oneLook, { queue: postgres.address() })
    await expect.poll(queuesAreThere).toBe(true)
  }

  async function queuesAreThere(): Promise<boolean> {
    try {
      const boss = await openQueues(postgres.address(), 'worker', 'test', () => {})
      const queue = await boss.getQueue(queueNames(version).ask('web'))
      await boss.stop({ graceful: false })
      return queue !== null
    } catch {
      return false
    }
  }

  const askedBy = (runId: number, name: string) =>
    links.engine.runs
      .lines(runId, 0, 10_000)
      .filter(({ text }) => english(text).endsWith(` · ${name}`))

  // Four runs in a row, on a machine that may be busy.
  const longMs = 400_000

  test('one, two and four workers bring the same end as this machine alone, and each answer once', {
    timeout: longMs,
  }, async () => {
    await coordinate()
    const names = ['a', 'b', 'c', 'd']
    const ends: (readonly ReturnType<typeof endOf>[])[] = []
    for (const [turn, count] of [0, 1, 2, 4].entries()) {
      // New ones each time: of those that are known, the undecided come first, and so many in a row close the drive.
      const ids = keep(turn * 40)
      for (const name of names.slice(workers.length, count)) await attach(name)
      const run = await links.ended(links.engine.checkResources(ids).runId)
      expect(run).toMatchObject({ outcome: 'succeeded', done: 600, total: 600 })
      for (const name of names.slice(0, count)) expect(askedBy(run.id, name)).not.toEqual([])
      ends.push(ids.map((id) => endOf(id)))
      expect(ids.filter((id) => timesWritten(id) !== 1)).toEqual([])
    }
    for (const end of ends.slice(1)) expect(end).toEqual(ends[0])
  })

  test('a worker that ends in the midst of it hands back what it has not asked', async () => {
    await coordinate()
    slowDown()
    const ids = links.addShares(300)
    const leaving = await attach('leaving')
    await attach('staying')
    const { runId } = links.engine.checkResources(ids)
    await expect.poll(() => askedBy(runId, 'leaving').length).toBeGreaterThan(0)
    await leaving.stop()
    workers = workers.filter((worker) => worker !== leaving)
    expect(await links.ended(runId)).toMatchObject({ outcome: 'succeeded', done: 300 })
    expect(links.sharesAsked()).toBe(300)
    expect(ids.filter((id) => timesWritten(id) !== 1)).toEqual([])
  })

  test('a batch that ends without a word is asked all the same', async () => {
    await coordinate()
    slowDown()
    const ids = links.addShares(300)
    const mute = await openQueues(postgres.address(), 'worker', 'mute', () => {})
    await tellOf(mute, { name: 'mute', exit: 'mute', lanes: { quark: openLane } })
    await attach('a')
    const { runId } = links.engine.checkResources(ids)
    const queue = queueNames(version).ask('quark')
    let taken: string[] = []
    const take = async () => {
      taken = (await mute.fetch(queue)).map(({ id }) => id)
      return taken.length
    }
    await expect.poll(take).toBe(1)
    await mute.complete(queue, taken)
    await mute.stop({ graceful: false })
    const look = () => {
      links.clock.setTo(links.clock.now() + 31_000)
      return links.engine.runs.get(runId)
    }
    await expect
      .poll(look, { interval: 2500, timeout: 60_000 })
      .toMatchObject({ outcome: 'succeeded', done: 300 })
    expect(ids.filter((id) => timesWritten(id) !== 1)).toEqual([])
    expect(links.sharesAsked()).toBe(300)
  })

  test('what a run left that was stopped while the database was away is asked by nobody', async () => {
    await coordinate()
    const boss = await openQueues(postgres.address(), 'owner', 'test', () => {})
    await tellOf(boss, { name: 'mute', exit: 'mute', lanes: { quark: openLane } })
    slowDown()
    const { runId } = links.engine.checkResources(links.addShares(300))
    const waiting = async () =>
      (await boss.findJobs(queueNames(version).ask('quark'), { queued: true })).length
    await expect.poll(waiting).toBe(2)
    await postgres.stop()
    links.engine.runs.cancel(runId)
    expect(await links.ended(runId)).toMatchObject({ outcome: 'cancelled' })
    await postgres.restart()
    await expect.poll(waiting).toBe(0)
    await boss.stop({ graceful: false })
  })

  test('a coordinator that starts anew takes over what workers still ask', async () => {
    await coordinate()
    slowDown()
    const ids = links.addShares(300)
    await attach('a')
    await attach('b')
    const { runId } = links.engine.checkResources(ids)
    await expect.poll(() => askedBy(runId, 'a').length).toBeGreaterThan(0)
    await links.close()
    links.open(oneLook, { queue: postgres.address() })
    const [resumed] = links.engine.runs.list({ limit: 1 })
    expect(resumed?.cause).toBe('startup')
    expect(await links.ended(resumed?.id ?? 0)).toMatchObject({ outcome: 'succeeded', done: 300 })
    expect(ids.filter((id) => timesWritten(id) !== 1)).toEqual([])
    // The question that this machine itself had under way was cut off.
    expect(links.sharesAsked()).toBeLessThanOrEqual(301)
  })

  test('a worker of another release is refused with exit code 3, and seen', async () => {
    const address = postgres.addDatabase('older')
    const coordinator = await Coordinator.open({
      address,
      release: '0.0.1',
      clock: systemClock,
      failed() {},
      heard() {},
      changed() {},
    })
    const program = resolve(import.meta.dirname, '../../../../electron/pansentry-worker.ts')
    const child = spawn(process.execPath, [program, '--queue', address, '--name', 'newer'])
    expect(await once(child, 'exit')).toEqual([3, null])
    await expect
      .poll(() => coordinator.reports.map(({ report }) => report))
      .toMatchObject([{ name: 'newer', release: version, isRefused: true }])
    await coordinator.stop()
  })

  test('of two workers behind one address each drive is asked by the first', async () => {
    await coordinate()
    const ids = links.addShares(60)
    await attach('first', { exit: 'home' })
    await attach('second', { exit: 'home' })
    const { id } = await links.ended(links.engine.checkResources(ids).runId)
    expect(askedBy(id, 'first')).not.toEqual([])
    expect(askedBy(id, 'second')).toEqual([])
  })
})
