import { safe } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine.ts'
import { checkJobId } from '../../../electron/engine/jobs/built-in/check-resources-links.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { noPauses } from '../../support/no-pauses.ts'
import { openPort } from '../../support/port-client.ts'
import { type Fate, sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { ShiftedClock } from '../../support/sample-history.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const oneLook = { ...noPauses, attempts: 1 }

let fates: Map<string, Fate>
let folder: ReturnType<typeof temporaryFolder>
let drives: SimulatedDrives
let clock: ShiftedClock
let engine: Engine
let port: ReturnType<typeof openPort>

beforeEach(async () => {
  fates = new Map()
  folder = temporaryFolder()
  drives = await SimulatedDrives.start(
    sampleDrives((id) => fates.get(id) ?? 'valid'),
    sampleHosts,
  )
  clock = new ShiftedClock()
  open()
  engine.jobs.setParams(checkJobId, oneLook)
})

afterEach(async () => {
  await close()
  await drives.close()
  folder[Symbol.dispose]()
})

function open(): void {
  engine = openEngine({ dataFolder: folder.path, origins: drives.origins, clock }).engine
  engine.start()
  port = openPort(engine)
}

async function close(): Promise<void> {
  port.close()
  await engine.stop()
}

const quarkId = (index: number) => `a1b2c3d4${index.toString().padStart(4, '0')}`

function add(name: string, fate: Fate, isWeb = false): number {
  fates.set(name, fate)
  const url = isWeb ? `https://files.example.com/${name}` : `https://pan.quark.cn/s/${name}`
  return engine.resources.add({ title: name, url, passcode: '', category: '', note: '' }).id
}

async function checkAll(): Promise<number> {
  const { runId } = await port.api.resources.check({ ids: 'all' })
  await runEnded(engine, runId)
  return runId
}

describe('what a run found', () => {
  test('is counted by provider; a doubted death counts as undecided, and the sums are the summary’s', async () => {
    add(quarkId(1), 'valid')
    add(quarkId(2), 'deleted')
    add(quarkId(3), 'empty')
    add('a.zip', 'http_503', true)
    const id = await checkAll()
    const none = { checked: 0, alive: 0, dead: 0, undecided: 0, died: 0, revived: 0 }
    expect(await port.api.runs.statistics({ id })).toEqual([
      { ...none, provider: 'quark', checked: 3, alive: 1, dead: 1, undecided: 1, died: 1 },
      { ...none, provider: 'web', checked: 1, undecided: 1 },
    ])
    expect(engine.runs.get(id).summary).toMatchObject({ valid: 1, expired: 1, error: 2, died: 1 })
    const [check] = (await port.api.resources.get({ id: 3 })).checks
    expect(check).toMatchObject({ state: 'empty', isDoubted: true })
  })

  test('is read in steps that leave no answer out and count none twice', async () => {
    const count = 5003
    const text = Array.from({ length: count }, (_, index) => {
      const id = index.toString().padStart(8, '0')
      return `https://pan.xunlei.com/s/VNsample${id}`
    }).join('\n')
    const { token } = await port.api.resources.previewImport({ text, format: 'text' })
    await port.api.resources.commitImport({ token })
    const id = await checkAll()
    const [row, ...others] = await port.api.runs.statistics({ id })
    expect(row).toMatchObject({ provider: 'xunlei', checked: count, undecided: count })
    expect(others).toEqual([])
  })

  test('of a run that does not exist is refused', async () => {
    const { error } = await safe(port.api.runs.statistics({ id: 99 }))
    expect(error).toMatchObject({ code: 'RUN_NOT_FOUND', defined: true })
  })
})

describe('what changed between two runs', () => {
  // Whether each link is alive in each of three runs, and what that comes to.
  const stories = {
    stays: 'aaa',
    dies: 'add',
    diesLate: 'aad',
    comesBack: 'dda',
    diesAndComesBack: 'ada',
    comesBackAndDies: 'dad',
  }

  test('is what stayed so, by the end of the later one', async () => {
    const ids = new Map(Object.keys(stories).map((name, index) => [name, quarkId(index)]))
    for (const id of ids.values()) add(id, 'valid')
    const runs: number[] = []
    for (const night of [0, 1, 2]) {
      for (const [name, story] of Object.entries(stories)) {
        fates.set(ids.get(name) ?? '', story[night] === 'a' ? 'valid' : 'cancelled')
      }
      runs.push(await checkAll())
    }
    const [first = 0, second = 0, third = 0] = runs
    const named = async (from: number, to: number) => {
      const { died, revived } = await port.api.runs.changes({ from, to })
      const names = ({ links }: typeof died) =>
        links
          .flatMap(({ title }) => [...ids].filter(([, id]) => id === title))
          .map(([name]) => name)
          .toSorted((a, b) => a.localeCompare(b))
      expect([died.count, revived.count]).toEqual([died.links.length, revived.links.length])
      return { died: names(died), revived: names(revived) }
    }
    expect(await named(0, first)).toEqual({ died: ['comesBack', 'comesBackAndDies'], revived: [] })
    expect(await named(first, second)).toEqual({
      died: ['dies', 'diesAndComesBack'],
      revived: ['comesBackAndDies'],
    })
    expect(await named(second, third)).toEqual({
      died: ['comesBackAndDies', 'diesLate'],
      revived: ['comesBack', 'diesAndComesBack'],
    })
    expect(await named(first, third)).toEqual({
      died: ['dies', 'diesLate'],
      revived: ['comesBack'],
    })
    const [link] = (await port.api.runs.changes({ from: first, to: second })).died.links
    expect(link).toMatchObject({ provider: 'quark', state: 'cancelled', code: 'quark.41012' })
  })

  test('shows the first fifty and counts all', async () => {
    for (let index = 0; index < 53; index++) add(quarkId(index), 'deleted')
    const { died } = await port.api.runs.changes({ from: 0, to: await checkAll() })
    expect(died.count).toBe(53)
    expect(died.links.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  test.each([
    [{ from: 1, to: 1 }, 'BAD_REQUEST'],
    [{ from: 2, to: 1 }, 'BAD_REQUEST'],
    [{ from: 0, to: 99 }, 'RUN_NOT_FOUND'],
    [{ from: 98, to: 99 }, 'RUN_NOT_FOUND'],
  ])('refuses %o', async (range, code) => {
    await checkAll()
    const { error } = await safe(port.api.runs.changes(range))
    expect(error).toMatchObject({ code })
  })
})

describe('a check that a person pauses', () => {
  const count = 12
  let asked: () => number[]

  async function pauseHalfway(): Promise<number> {
    const ids = Array.from({ length: count }, (_, index) => add(quarkId(index), 'valid'))
    asked = () => ids.map((id) => engine.resources.checks(id, 10).length)
    const pace = { pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 }
    await port.api.jobs.setParams({ id: checkJobId, params: { ...oneLook, ...pace } })
    const { runId } = await port.api.jobs.run({ id: checkJobId })
    await expect.poll(() => engine.runs.get(runId).done).toBeGreaterThan(2)
    expect(await port.api.runs.pause({ id: runId })).toEqual({ paused: true })
    await runEnded(engine, runId)
    await port.api.jobs.setParams({ id: checkJobId, params: oneLook })
    return runId
  }

  const isHalfDone = async () => (await port.api.jobs.get({ id: checkJobId })).isHalfDone

  test('is half done, and goes on where it was without asking anything twice', async () => {
    expect(await isHalfDone()).toBe(false)
    const paused = await pauseHalfway()
    const { done, outcome, total } = engine.runs.get(paused)
    expect({ outcome, total }).toEqual({ outcome: 'interrupted', total: count })
    expect(done).toBeLessThan(count)
    expect(await isHalfDone()).toBe(true)
    expect(await port.api.runs.pause({ id: paused })).toEqual({ paused: false })

    const { runId } = await port.api.jobs.run({ id: checkJobId })
    expect(await isHalfDone()).toBe(false)
    await runEnded(engine, runId)
    expect(engine.runs.get(runId)).toMatchObject({
      outcome: 'succeeded',
      done: count,
      total: count,
      summary: { valid: count - done },
    })
    expect(asked()).toEqual(asked().map(() => 1))
    expect(await isHalfDone()).toBe(false)
  })

  test('is not gone on with by a start of the app, but by its schedule', async () => {
    const paused = await pauseHalfway()
    await close()
    open()
    expect(engine.runs.list({ limit: 1 }).map(({ id }) => id)).toEqual([paused])
    expect(await isHalfDone()).toBe(true)
    const { nextRunAt } = engine.jobs.get(checkJobId)
    clock.setTo(nextRunAt ?? 0)
    engine.lookNow()
    const [scheduled] = engine.runs.list({ jobId: checkJobId, limit: 1 })
    expect(scheduled).toMatchObject({ cause: 'schedule' })
    await runEnded(engine, scheduled?.id ?? 0)
    expect(asked()).toEqual(asked().map(() => 1))
  })

  test('once continued and then quit, goes on with the next start like any other', async () => {
    await pauseHalfway()
    const pace = { pauseMinSeconds: 5, pauseMaxSeconds: 5 }
    await port.api.jobs.setParams({ id: checkJobId, params: { ...oneLook, ...pace } })
    await port.api.jobs.run({ id: checkJobId })
    await close()
    open()
    expect(engine.runs.list({ limit: 1 })).toMatchObject([{ cause: 'startup', outcome: null }])
  })

  test('stays half done while a few links are asked besides, and is overtaken by a check of all', async () => {
    await pauseHalfway()
    const { runId } = await port.api.resources.check({ ids: [count] })
    await runEnded(engine, runId)
    expect(engine.runs.get(runId)).toMatchObject({ done: 1, total: 1 })
    expect(await isHalfDone()).toBe(true)
    await checkAll()
    expect(await isHalfDone()).toBe(false)
  })

  test('is over when it is continued and then stopped for good', async () => {
    await pauseHalfway()
    const { runId } = await port.api.jobs.run({ id: checkJobId })
    await port.api.runs.cancel({ id: runId })
    await runEnded(engine, runId)
    expect(await isHalfDone()).toBe(false)
  })
})

test('a job that would begin anew cannot be paused', async () => {
  const job = await port.api.jobs.create({
    id: 'sleeper',
    kind: 'script',
    name: 'Sleeps',
    trigger: { kind: 'cron', crontab: '0 8 * * *' },
    params: { program: process.execPath, arguments: ['-e', 'setTimeout(() => {}, 60000)'] },
  })
  expect(job).toMatchObject({ canPause: false, isHalfDone: false })
  const { runId } = await port.api.jobs.run({ id: 'sleeper' })
  const refused = await safe(port.api.runs.pause({ id: runId }))
  expect(refused.error).toMatchObject({ code: 'RUN_UNPAUSABLE', defined: true })
  await port.api.runs.cancel({ id: runId })
  const unknown = await safe(port.api.runs.pause({ id: 99 }))
  expect(unknown.error).toMatchObject({ code: 'RUN_NOT_FOUND', defined: true })
})

test('a second check of all is refused while the first runs', async () => {
  add(quarkId(1), 'slow')
  const { runId } = await port.api.resources.check({ ids: 'all' })
  const { error } = await safe(port.api.resources.check({ ids: 'all' }))
  expect(error).toMatchObject({ code: 'JOB_RUNNING', defined: true, data: { runId } })
})

test('a pace of a provider that cannot be kept is refused at its field', async () => {
  const lanes = { quark: { pauseMinSeconds: 9 } }
  const params = { ...oneLook, pauseMaxSeconds: 3, lanes }
  const { error } = await safe(port.api.jobs.edit({ id: checkJobId, params }))
  const data = { field: 'params.lanes.quark.pauseMinSeconds' }
  expect(error).toMatchObject({ code: 'JOB_INVALID', data })
})
