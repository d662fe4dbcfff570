import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { CheckedLinks, shareId } from '../../../../support/drives/checked-links.ts'
import { noPauses, oneLook } from '../../../../support/drives/no-pauses.ts'
import { writtenBy } from '../../../../support/engine.ts'
import { refusal } from '../../../../support/refusal.ts'

const dayMs = 24 * 3_600_000

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
  engine = links.open(oneLook)
})

afterEach(() => links[Symbol.asyncDispose]())

/** One link that lives, one whose last answer said nothing, and one that is dead; all were just asked. */
async function checkedOnce() {
  const ids = {
    alive: links.addShare(shareId(1), 'valid'),
    undecided: links.addShare(shareId(2), 'not_json'),
    dead: links.addShare(shareId(3), 'deleted'),
  }
  await links.check()
  return ids
}

const askedIn = (runId: number, ids: Readonly<Record<string, number>>) =>
  Object.keys(ids).filter((name) =>
    engine.resources.checks(ids[name] ?? 0, 10).some((check) => check.runId === runId),
  )

/** Without the nights in them. */
function letDaysPass(days: number): void {
  engine.jobs.pause(checkJobId, true)
  links.clock.setTo(links.clock.now() + days * dayMs)
}

describe('who asks decides which links are asked', () => {
  test('a person: all that are not expired, due or not', async () => {
    const ids = await checkedOnce()
    for (const _ of [1, 2]) {
      const { plan, runId } = engine.run(checkJobId)
      expect(plan).toMatchObject({ links: 2, idle: null, isResumed: false })
      expect(await links.ended(runId)).toMatchObject({ total: 2, done: 2 })
      expect(askedIn(runId, ids)).toEqual(['alive', 'undecided'])
    }
  })

  test('and the expired ones whose time has come', async () => {
    const ids = await checkedOnce()
    letDaysPass(8)
    const { plan, runId } = engine.run(checkJobId)
    expect(plan).toMatchObject({ links: 3 })
    await links.ended(runId)
    expect(askedIn(runId, ids)).toEqual(['alive', 'undecided', 'dead'])
  })

  test('a person who asks for what is due: no more than that', async () => {
    const ids = await checkedOnce()
    letDaysPass(1)
    engine.jobs.setParams(checkJobId, { ...oneLook, longestDays: 1 })
    const fresh = { ...ids, fresh: links.addShare(shareId(4), 'valid') }
    const { plan, runId } = engine.run(checkJobId, true)
    expect(plan).toMatchObject({ links: 3, idle: null })
    await links.ended(runId)
    expect(askedIn(runId, fresh)).toEqual(['alive', 'undecided', 'fresh'])
  })

  test('the schedule: what is due', async () => {
    const ids = await checkedOnce()
    const fresh = { ...ids, fresh: links.addShare(shareId(4), 'valid') }
    engine.jobs.reschedule(checkJobId, { kind: 'interval', seconds: 1 })
    const { id } = await links.night()
    expect(askedIn(id, fresh)).toEqual(['fresh'])
  })

  test('the schedule that is told so: all that are not expired', async () => {
    const ids = await checkedOnce()
    engine.jobs.setParams(checkJobId, { ...oneLook, onSchedule: 'unexpired' })
    engine.jobs.reschedule(checkJobId, { kind: 'interval', seconds: 1 })
    const { id } = await links.night()
    expect(askedIn(id, ids)).toEqual(['alive', 'undecided'])
  })

  test('no other job knows what is due', () => {
    expect(() => engine.run('back_up_database', true)).toThrow(
      refusal('JOB_HAS_NO_DUE', { id: 'back_up_database' }),
    )
    expect(engine.runs.list({ limit: 1 })).toEqual([])
  })
})

describe('a limit', () => {
  test('is one of nights: a person asks all, or within it what is due', async () => {
    const ids = links.addShares(5)
    engine.jobs.setParams(checkJobId, { ...oneLook, limit: 2 })
    expect((await links.night()).total).toBe(2)
    const due = engine.run(checkJobId, true)
    expect(due.plan?.links).toBe(2)
    expect((await links.ended(due.runId)).total).toBe(2)
    const all = engine.run(checkJobId)
    expect(all.plan?.links).toBe(5)
    expect(await links.ended(all.runId)).toMatchObject({ total: 5, done: 5 })
    const chosen = engine.checkResources(ids.slice(0, 3))
    expect(await links.ended(chosen.runId)).toMatchObject({ total: 3 })
  })

  test('holds for nights that ask all that are not expired, too', async () => {
    links.addShares(5)
    engine.jobs.setParams(checkJobId, { ...oneLook, limit: 2, onSchedule: 'unexpired' })
    expect((await links.night()).total).toBe(2)
  })

  test('a budget of time is one of nights, too', async () => {
    links.addShares(3)
    const pace = { pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 }
    engine.jobs.setParams(checkJobId, { ...oneLook, ...pace, budgetMinutes: 1 })
    // An hour goes by between two links.
    links.answering = ((answer) => (exchange) => {
      links.clock.setTo(links.clock.now() + 3_600_000)
      return answer(exchange)
    })(links.answering)
    expect((await links.night()).summary).toMatchObject({ valid: 1, postponed: 2 })
    const { runId } = engine.run(checkJobId)
    expect((await links.ended(runId)).summary).toMatchObject({ valid: 3, postponed: 0 })
  })
})

test('a second attempt asks what the first was to ask', async () => {
  await links.close()
  let fails = false
  const random = () => {
    if (!fails) return 0.5
    fails = false
    throw new Error('once')
  }
  engine = links.open(oneLook, { random })
  const { policy } = engine.jobs.get(checkJobId)
  engine.jobs.edit(checkJobId, { policy: { ...policy, retries: 1, retryBackOffSeconds: 0 } })
  const ids = links.addShares(4)
  fails = true
  const run = await links.ended(engine.checkResources(ids.slice(0, 1)).runId)
  expect(writtenBy(engine, run.id).join('\n')).toMatch(/Attempt 1 failed[^]*once/)
  expect(run).toMatchObject({ outcome: 'succeeded', done: 1, total: 1 })
})

describe('a check that was cut short', () => {
  async function cutShort(begin: () => { runId: number }) {
    const pace = { pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 }
    engine.jobs.setParams(checkJobId, { ...oneLook, ...pace, limit: 8 })
    const { runId } = begin()
    await expect.poll(() => engine.runs.get(runId).done).toBeGreaterThan(1)
    await links.close()
    engine = links.open()
    const [resumed] = engine.runs.list({ limit: 1 })
    expect(resumed).toMatchObject({ cause: 'startup' })
    return links.ended(resumed?.id ?? 0)
  }

  test('still asks all that a person asked for, beyond the limit of nights', async () => {
    const ids = links.addShares(12)
    engine.jobs.setParams(checkJobId, oneLook)
    await links.check()
    const run = await cutShort(() => engine.run(checkJobId))
    expect(run).toMatchObject({ outcome: 'succeeded', done: 12, total: 12 })
    expect(ids.map((id) => engine.resources.checks(id, 10).length)).toEqual(ids.map(() => 2))
  })

  test('still keeps to the limit, where it began with one', async () => {
    links.addShares(12)
    const run = await cutShort(() => engine.run(checkJobId, true))
    expect(run).toMatchObject({ outcome: 'succeeded', done: 8, total: 8 })
  })

  test('tells how many are left when a person goes on with it', async () => {
    links.addShares(12)
    const pace = { pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 }
    engine.jobs.setParams(checkJobId, { ...oneLook, ...pace })
    const { runId } = engine.run(checkJobId)
    await expect.poll(() => engine.runs.get(runId).done).toBeGreaterThan(2)
    engine.runs.pause(runId)
    const { done } = await links.ended(runId)
    engine.jobs.setParams(checkJobId, oneLook)
    const { plan, ...next } = engine.run(checkJobId)
    expect(plan).toMatchObject({ links: 12 - done, isResumed: true, idle: null })
    expect(await links.ended(next.runId)).toMatchObject({ done: 12, total: 12 })
  })
})

describe('a check with nothing to ask says so, and why', () => {
  const idleRun = async ({ plan, runId }: ReturnType<Engine['run']>) => {
    expect(plan).toMatchObject({ links: 0, seconds: 0 })
    const run = await links.ended(runId)
    expect(run).toMatchObject({ outcome: 'succeeded', total: 0 })
    return { idle: plan?.idle, lines: writtenBy(engine, runId) }
  }

  test('there are no links yet', async () => {
    for (const due of [false, true]) {
      const { idle, lines } = await idleRun(engine.run(checkJobId, due))
      expect(idle).toBe('no-links')
      expect(lines).toEqual(['info There are no links yet: add or import some first.'])
    }
  })

  test('none is due', async () => {
    links.addShare(shareId(1), 'valid')
    await links.check()
    const { idle, lines } = await idleRun(engine.run(checkJobId, true))
    expect(idle).toBe('none-due')
    expect(lines.join()).toContain('No link is due')
  })

  test('all are expired', async () => {
    links.addShare(shareId(1), 'deleted')
    await links.check()
    const { idle, lines } = await idleRun(engine.run(checkJobId))
    expect(idle).toBe('all-expired')
    expect(lines.join()).toContain('Every link is dead')
  })

  test('the drives were asked enough for today', async () => {
    links.addShares(3)
    engine.jobs.setParams(checkJobId, { ...noPauses, lanes: { quark: { perDay: 2 } } })
    const first = engine.run(checkJobId)
    expect(first.plan).toMatchObject({ links: 2, postponed: 1, idle: null })
    expect((await links.ended(first.runId)).summary).toMatchObject({ valid: 2, postponed: 1 })
    const { plan, runId } = engine.run(checkJobId)
    expect(plan).toMatchObject({ links: 0, postponed: 3, idle: 'day-is-full' })
    expect((await links.ended(runId)).summary).toMatchObject({ valid: 0, postponed: 3 })
  })
})
