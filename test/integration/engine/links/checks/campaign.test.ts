import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/jobs/built-in/check-resources-links.ts'
import { english, openEngine, runEnded } from '../../../../support/engine.ts'
import { noPauses } from '../../../../support/no-pauses.ts'
import { type Fate, sampleDrives, sampleHosts } from '../../../../support/sample-drives.ts'
import { SimulatedDrives } from '../../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const oneLook = { ...noPauses, attempts: 1 }

let fates: Map<string, Fate>
let folder: ReturnType<typeof temporaryFolder>
let drives: SimulatedDrives
let engine: Engine
let logged: ReturnType<typeof openEngine>['logged']

beforeEach(async () => {
  fates = new Map()
  folder = temporaryFolder()
  drives = await SimulatedDrives.start(
    sampleDrives((id) => fates.get(id) ?? 'valid'),
    sampleHosts,
  )
  const opened = openEngine({ dataFolder: folder.path, origins: drives.origins })
  engine = opened.engine
  logged = opened.logged
  engine.start()
  engine.jobs.setParams(checkJobId, oneLook)
})

afterEach(async () => {
  await engine.stop()
  await drives.close()
  folder[Symbol.dispose]()
})

const quarkId = (index: number) => `a1b2c3d4${index.toString().padStart(4, '0')}`

function add(shareId: string, fate: Fate, passcode = ''): number {
  fates.set(shareId, fate)
  const url = `https://pan.quark.cn/s/${shareId}`
  return engine.resources.add({ title: fate, url, passcode, category: '', note: '' }).id
}

function addWeb(name: string, fate: Fate): number {
  fates.set(name, fate)
  const url = `https://files.example.com/${name}`
  return engine.resources.add({ title: fate, url, passcode: '', category: '', note: '' }).id
}

async function runCheck() {
  const { runId } = engine.jobs.run(checkJobId)
  await runEnded(engine, runId)
  return engine.runs.get(runId)
}

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
    const id = add(quarkId(1), fate)
    expect(await runCheck()).toMatchObject({ outcome: 'succeeded', done: 1, total: 1 })
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
    const id = addWeb('a.zip', fate)
    await runCheck()
    expect(engine.resources.get(id)).toMatchObject({ state, isExpired })
  })

  test('passcodes are tried as given', async () => {
    const right = add(quarkId(1), 'locked', 'a1B2')
    const wrong = add(quarkId(2), 'locked', 'zzzz')
    await runCheck()
    expect(engine.resources.get(right).state).toBe('valid')
    expect(engine.resources.get(wrong).state).toBe('passcode_wrong')
  })

  test('a drive that is not supported is undecided, without a request', async () => {
    const url = 'https://pan.xunlei.com/s/VNdemoDemoDemoDemoDemoDemo'
    const { id } = engine.resources.add({ title: 'b', url, passcode: '', category: '', note: '' })
    await runCheck()
    expect(engine.resources.get(id)).toMatchObject({ state: 'unsupported', isExpired: false })
    expect(drives.exchanges).toEqual([])
  })
})

test('totals, history, reasons and the log tell what happened', async () => {
  const alive = add(quarkId(1), 'valid')
  const dead = add(quarkId(2), 'cancelled')
  addWeb('b.zip', 'http_503')
  const run = await runCheck()
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
  expect(lines).toHaveLength(6)
  expect(lines.filter((line) => /^\[\d\/3\] \S+ https:\/\/\S+ → /.test(line))).toHaveLength(3)
  expect(lines.join('\n')).toContain('好友已取消了分享 (quark.41012)')
  expect(lines.at(-2)).toMatch(/1 valid, 1 expired, 1 undecided; 1 newly dead/)
  const scopes = new Set(logged.map((line) => line.scope))
  expect(scopes).toEqual(new Set([checkJobId]))
})

test('what is dead is left alone until its time, then comes back when it is alive again', async () => {
  engine.jobs.setParams(checkJobId, { ...oneLook, recheckDays: 0 })
  const id = add(quarkId(1), 'deleted')
  await runCheck()
  expect(engine.resources.get(id).isExpired).toBe(true)
  fates.set(quarkId(1), 'valid')
  const revived = await runCheck()
  expect(revived.summary).toMatchObject({ revived: 1, valid: 1 })
  expect(engine.resources.get(id)).toMatchObject({ isExpired: false, expiredAt: null })
  engine.jobs.setParams(checkJobId, oneLook)
  fates.set(quarkId(1), 'deleted')
  await runCheck()
  expect((await runCheck()).total).toBe(0)
})

test('a limit takes the longest unchecked first, so that every link has its turn', async () => {
  const ids = Array.from({ length: 6 }, (_, index) => add(quarkId(index), 'valid'))
  engine.jobs.setParams(checkJobId, { ...oneLook, limit: 2 })
  const asked: number[][] = []
  for (let night = 0; night < 3; night++) {
    const run = await runCheck()
    expect(run.total).toBe(2)
    asked.push(ids.filter((id) => engine.resources.checks(id, 1)[0]?.runId === run.id))
  }
  expect(asked.flat()).toEqual(ids)
})

test('chosen resources are checked at once, the dead ones too', async () => {
  const [dead, other] = [add(quarkId(1), 'deleted'), add(quarkId(2), 'valid')]
  await runCheck()
  fates.set(quarkId(1), 'valid')
  const { runId } = engine.checkResources([dead])
  await runEnded(engine, runId)
  expect(engine.runs.get(runId)).toMatchObject({ total: 1, summary: { revived: 1 } })
  expect(engine.resources.checks(other, 10)).toHaveLength(1)
})

test('a cancelled run stops within a second, in mid-request', async () => {
  for (let index = 0; index < 5; index++) add(quarkId(index), 'slow')
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => drives.exchanges.length).toBeGreaterThan(0)
  const asked = performance.now()
  engine.runs.cancel(runId)
  await runEnded(engine, runId)
  expect(performance.now() - asked).toBeLessThan(1000)
  expect(engine.runs.get(runId).outcome).toBe('cancelled')
  expect(engine.resources.count({ health: 'unchecked' })).toBe(5)
})

test('five troubled answers in a row close the lane for this run; the other lanes go on', async () => {
  for (let index = 0; index < 8; index++) add(quarkId(index), 'rate_limited')
  for (let index = 0; index < 8; index++) addWeb(`file-${index}`, 'valid')
  const run = await runCheck()
  expect(run.summary).toMatchObject({ valid: 8, error: 5, postponed: 3 })
  expect(engine.runs.lines(run.id, 0, 100).map((line) => english(line.text))).toContainEqual(
    expect.stringMatching(/Quark.*3 links wait/),
  )
})

test('lanes run side by side: a slow drive holds up no other', async () => {
  add(quarkId(1), 'slow')
  const web = addWeb('quick', 'valid')
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => engine.resources.get(web).state).toBe('valid')
  expect(engine.runs.get(runId).outcome).toBeNull()
})

test('quit marks the run interrupted; the next start goes on with the rest and asks nothing twice', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => add(quarkId(index), 'valid'))
  engine.jobs.setParams(checkJobId, { ...oneLook, pauseMinSeconds: 0.05, pauseMaxSeconds: 0.05 })
  const { runId } = engine.jobs.run(checkJobId)
  await expect.poll(() => engine.runs.get(runId).done).toBeGreaterThan(2)
  await engine.stop()
  engine = openEngine({ dataFolder: folder.path, origins: drives.origins }).engine
  engine.start()
  const [resumed] = engine.runs.list({ limit: 1 })
  expect(engine.runs.get(runId).outcome).toBe('interrupted')
  expect(resumed).toMatchObject({ cause: 'startup', outcome: null })
  await runEnded(engine, resumed?.id ?? 0)
  expect(ids.map((id) => engine.resources.checks(id, 10).length)).toEqual(ids.map(() => 1))
})
