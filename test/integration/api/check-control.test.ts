import { safe } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { CheckedLinks, shareId } from '../../support/drives/checked-links.ts'
import { oneLook } from '../../support/drives/no-pauses.ts'

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
  engine = links.open(oneLook)
})

afterEach(() => links[Symbol.asyncDispose]())

async function restart(): Promise<void> {
  await links.close()
  engine = links.open()
}

describe('a check that a person pauses', () => {
  const count = 12
  let asked: () => number[]

  async function pauseHalfway(): Promise<number> {
    const ids = Array.from({ length: count }, (_, index) => links.addShare(shareId(index), 'valid'))
    asked = () => ids.map((id) => engine.resources.checks(id, 10).length)
    const pace = { pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 }
    await links.api.jobs.setParams({ id: checkJobId, params: { ...oneLook, ...pace } })
    const { runId } = await links.api.jobs.run({ id: checkJobId })
    await expect.poll(() => engine.runs.get(runId).done).toBeGreaterThan(2)
    expect(await links.api.runs.pause({ id: runId })).toEqual({ paused: true })
    await links.ended(runId)
    await links.api.jobs.setParams({ id: checkJobId, params: oneLook })
    return runId
  }

  const isHalfDone = async () => {
    const job = await links.api.jobs.get({ id: checkJobId })
    return job.isAvailable && job.isHalfDone
  }

  test('is half done, and goes on where it was without asking anything twice', async () => {
    expect(await isHalfDone()).toBe(false)
    const paused = await pauseHalfway()
    const { done, outcome, total } = engine.runs.get(paused)
    expect({ outcome, total }).toEqual({ outcome: 'interrupted', total: count })
    expect(done).toBeLessThan(count)
    expect(await isHalfDone()).toBe(true)
    expect(await links.api.runs.pause({ id: paused })).toEqual({ paused: false })

    const { runId } = await links.api.jobs.run({ id: checkJobId })
    expect(await isHalfDone()).toBe(false)
    await links.ended(runId)
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
    await restart()
    expect(engine.runs.list({ limit: 1 }).map(({ id }) => id)).toEqual([paused])
    expect(await isHalfDone()).toBe(true)
    const { nextRunAt } = engine.jobs.get(checkJobId)
    links.clock.setTo(nextRunAt ?? 0)
    engine.lookNow()
    const [scheduled] = engine.runs.list({ jobId: checkJobId, limit: 1 })
    expect(scheduled).toMatchObject({ cause: 'schedule' })
    await links.ended(scheduled?.id ?? 0)
    expect(asked()).toEqual(asked().map(() => 1))
  })

  test('once continued and then quit, goes on with the next start like any other', async () => {
    await pauseHalfway()
    const pace = { pauseMinSeconds: 5, pauseMaxSeconds: 5 }
    await links.api.jobs.setParams({ id: checkJobId, params: { ...oneLook, ...pace } })
    await links.api.jobs.run({ id: checkJobId })
    await restart()
    expect(engine.runs.list({ limit: 1 })).toMatchObject([{ cause: 'startup', outcome: null }])
  })

  test('stays half done while a few links are asked besides, and is overtaken by a check of all', async () => {
    await pauseHalfway()
    const { runId } = await links.api.resources.check({ ids: [count] })
    await links.ended(runId)
    expect(engine.runs.get(runId)).toMatchObject({ done: 1, total: 1 })
    expect(await isHalfDone()).toBe(true)
    const all = await links.api.resources.check({ ids: 'all' })
    await links.ended(all.runId)
    expect(await isHalfDone()).toBe(false)
  })

  test('is over when it is continued and then stopped for good', async () => {
    await pauseHalfway()
    const { runId } = await links.api.jobs.run({ id: checkJobId })
    await links.api.runs.cancel({ id: runId })
    await links.ended(runId)
    expect(await isHalfDone()).toBe(false)
  })
})

test('a job that would begin anew cannot be paused', async () => {
  const job = await links.api.jobs.create({
    id: 'sleeper',
    kind: 'script',
    name: 'Sleeps',
    trigger: { kind: 'cron', crontab: '0 8 * * *' },
    params: { program: process.execPath, arguments: ['-e', 'setTimeout(() => {}, 60000)'] },
  })
  expect(job).toMatchObject({ canPause: false, isHalfDone: false })
  const { runId } = await links.api.jobs.run({ id: 'sleeper' })
  const refused = await safe(links.api.runs.pause({ id: runId }))
  expect(refused.error).toMatchObject({ code: 'RUN_UNPAUSABLE', defined: true })
  await links.api.runs.cancel({ id: runId })
  const unknown = await safe(links.api.runs.pause({ id: 99 }))
  expect(unknown.error).toMatchObject({ code: 'RUN_NOT_FOUND', defined: true })
})

test('a second check of all is refused while the first runs', async () => {
  links.addShare(shareId(1), 'slow')
  const { runId } = await links.api.resources.check({ ids: 'all' })
  const { error } = await safe(links.api.resources.check({ ids: 'all' }))
  expect(error).toMatchObject({ code: 'JOB_RUNNING', defined: true, data: { runId } })
})

test('a pace of a provider that cannot be kept is refused at its field', async () => {
  const lanes = { quark: { pauseMinSeconds: 9 } }
  const params = { ...oneLook, pauseMaxSeconds: 3, lanes }
  const { error } = await safe(links.api.jobs.edit({ id: checkJobId, params }))
  const data = { field: 'params.lanes.quark.pauseMinSeconds' }
  expect(error).toMatchObject({ code: 'JOB_INVALID', data })
})
