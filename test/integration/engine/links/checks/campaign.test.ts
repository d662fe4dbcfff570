import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { CheckedLinks, shareId } from '../../../../support/drives/checked-links.ts'
import { oneLook } from '../../../../support/drives/no-pauses.ts'
import { english } from '../../../../support/engine.ts'

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
  engine = links.open(oneLook)
})

afterEach(() => links[Symbol.asyncDispose]())

describe('one run over links of every kind', () => {
  test.each([
    ['valid', 'valid', false],
    ['partial', 'partial', false],
    ['locked', 'passcode_required', false],
    ['expired', 'expired', true],
    ['cancelled', 'cancelled', true],
    ['deleted', 'deleted', true],
    ['banned', 'banned', true],
    ['not_found', 'not_found', true],
    // Weak evidence: a second look has to find the same.
    ['empty', 'empty', false],
    ['unknown_code', 'error', false],
    ['not_json', 'error', false],
    ['rate_limited', 'rate_limited', false],
  ] as const)('a %s Quark share becomes %s', async (fate, state, isExpired) => {
    const id = links.addShare(shareId(1), fate)
    expect(await links.check()).toMatchObject({ outcome: 'succeeded', done: 1, total: 1 })
    expect(engine.resources.get(id)).toMatchObject({ state, isExpired })
  })

  test.each([
    ['valid', 'valid', false],
    // A lone 404 is weak evidence.
    ['http_404', 'not_found', false],
    ['http_410', 'deleted', true],
    ['http_401', 'auth', false],
    ['http_403', 'error', false],
    ['http_503', 'error', false],
  ] as const)('a %s web address becomes %s', async (fate, state, isExpired) => {
    const id = links.addPage('a.zip', fate)
    await links.check()
    expect(engine.resources.get(id)).toMatchObject({ state, isExpired })
  })

  test('passcodes are tried as given', async () => {
    const right = links.addShare(shareId(1), 'locked', 'a1B2')
    const wrong = links.addShare(shareId(2), 'locked', 'zzzz')
    await links.check()
    expect(engine.resources.get(right).state).toBe('valid')
    expect(engine.resources.get(wrong).state).toBe('passcode_wrong')
  })

  test('a drive that is not supported is undecided, without a request', async () => {
    const url = 'https://pan.xunlei.com/s/VNdemoDemoDemoDemoDemoDemo'
    const id = links.add('b', url)
    await links.check()
    expect(engine.resources.get(id)).toMatchObject({ state: 'unsupported', isExpired: false })
    expect(links.drives.exchanges).toEqual([])
  })
})

test('totals, history, reasons and the log tell what happened', async () => {
  const alive = links.addShare(shareId(1), 'valid')
  const dead = links.addShare(shareId(2), 'cancelled')
  links.addPage('b.zip', 'http_503')
  const run = await links.check()
  expect(run.summary).toEqual({
    valid: 1,
    expired: 1,
    error: 1,
    doubted: 0,
    died: 1,
    revived: 0,
    postponed: 0,
  })
  expect(engine.resources.get(dead)).toMatchObject({
    code: 'quark.41012',
    reason: '好友已取消了分享',
  })
  expect(engine.resources.checks(alive, 10)).toMatchObject([{ runId: run.id, state: 'valid' }])
  const lines = engine.runs.lines(run.id, 0, 100).map((line) => english(line.text))
  expect(lines).toHaveLength(7)
  expect(lines.filter((line) => /^\[\d\/3\] \S+ https:\/\/\S+ → /.test(line))).toHaveLength(3)
  expect(lines[1]).toBe('Found 3 links to check.')
  expect(lines.filter((line) => line.includes('→ ❌ Cancelled, marked dead'))).toHaveLength(1)
  expect(lines.filter((line) => line.includes('→ ✅ Alive'))).toHaveLength(1)
  expect(lines.filter((line) => line.includes('→ ⚠️ '))).toHaveLength(1)
  expect(lines.join('\n')).toContain('好友已取消了分享 (quark.41012)')
  expect(lines.at(-2)).toMatch(
    /3 checked, 1 alive, 1 dead, 1 unconfirmed; 1 died.* Finished at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d\.$/,
  )
  expect(lines.at(-1)).toBe('✅ Run ended: Succeeded')
  const scopes = new Set(links.logged.map((line) => line.scope))
  expect(scopes).toEqual(new Set([checkJobId]))
})

test('what is dead is left alone until its time, then comes back when it is alive again', async () => {
  engine.jobs.setParams(checkJobId, { ...oneLook, recheckDays: 0 })
  const id = links.addShare(shareId(1), 'deleted')
  await links.check()
  expect(engine.resources.get(id).isExpired).toBe(true)
  links.fates.set(shareId(1), 'valid')
  const revived = await links.check()
  expect(revived.summary).toMatchObject({ revived: 1, valid: 1 })
  expect(engine.resources.get(id)).toMatchObject({ isExpired: false, expiredAt: null })
  engine.jobs.setParams(checkJobId, oneLook)
  links.fates.set(shareId(1), 'deleted')
  await links.check()
  expect((await links.check()).total).toBe(0)
})

test('a limit takes the longest unchecked first, so that every link has its turn', async () => {
  const ids = Array.from({ length: 6 }, (_, index) => links.addShare(shareId(index), 'valid'))
  engine.jobs.setParams(checkJobId, { ...oneLook, limit: 2 })
  const asked: number[][] = []
  for (let night = 0; night < 3; night++) {
    const run = await links.check()
    expect(run.total).toBe(2)
    asked.push(ids.filter((id) => engine.resources.checks(id, 1)[0]?.runId === run.id))
  }
  expect(asked.flat()).toEqual(ids)
})

test('chosen resources are checked at once, the dead ones too', async () => {
  const [dead, other] = [links.addShare(shareId(1), 'deleted'), links.addShare(shareId(2), 'valid')]
  await links.check()
  links.fates.set(shareId(1), 'valid')
  const { runId } = engine.checkResources([dead])
  expect(await links.ended(runId)).toMatchObject({ total: 1, summary: { revived: 1 } })
  expect(engine.resources.checks(other, 10)).toHaveLength(1)
})

test('a cancelled run stops within a second, in mid-request', async () => {
  for (let index = 0; index < 5; index++) links.addShare(shareId(index), 'slow')
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => links.drives.exchanges.length).toBeGreaterThan(0)
  const asked = performance.now()
  engine.runs.cancel(runId)
  await links.ended(runId)
  expect(performance.now() - asked).toBeLessThan(1000)
  expect(engine.runs.get(runId).outcome).toBe('cancelled')
  expect(await engine.resources.count({ health: 'unchecked' })).toBe(5)
})

test('five troubled answers in a row close the lane for this run; the other lanes go on', async () => {
  for (let index = 0; index < 8; index++) links.addShare(shareId(index), 'rate_limited')
  for (let index = 0; index < 8; index++) links.addPage(`file-${index}`, 'valid')
  const run = await links.check()
  expect(run.summary).toMatchObject({ valid: 8, error: 5, postponed: 3 })
  expect(engine.runs.lines(run.id, 0, 100).map((line) => english(line.text))).toContainEqual(
    expect.stringMatching(/Quark.*3 links wait/),
  )
})

test('lanes run side by side: a slow drive holds up no other', async () => {
  links.addShare(shareId(1), 'slow')
  const web = links.addPage('quick', 'valid')
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => engine.resources.get(web).state).toBe('valid')
  expect(engine.runs.get(runId).outcome).toBeNull()
})

test('quit marks the run interrupted; the next start goes on with the rest and asks nothing twice', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => links.addShare(shareId(index), 'valid'))
  engine.jobs.setParams(checkJobId, { ...oneLook, pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 })
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => engine.runs.get(runId).done).toBeGreaterThan(2)
  await links.close()
  engine = links.open()
  const [resumed] = engine.runs.list({ limit: 1 })
  expect(engine.runs.get(runId).outcome).toBe('interrupted')
  expect(resumed).toMatchObject({ cause: 'startup', outcome: null })
  await links.ended(resumed?.id ?? 0)
  expect(ids.map((id) => engine.resources.checks(id, 10).length)).toEqual(ids.map(() => 1))
})
