import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { Policy } from '../../../../electron/engine/model/policy.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { historyOf, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-22T10:00:30Z')
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

/** A job on the hour, and at an unlocked screen, that waits for mains power. */
function open(policy: Partial<Policy> = {}): void {
  const trigger = { kind: 'cron', crontab: '0 * * * *', on: [{ kind: 'unlock' }] } as const
  const job = scheduledJob('it', trigger, { notWhile: ['battery'], ...policy })
  engine = openEngine({ dataFolder: folder.path, clock, jobs: [job] }).engine
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
}

test('a run that is due on battery is made up for once, when there is mains power', async () => {
  open()
  engine.surroundings.note({ battery: true })
  await clock.pass(hour)
  expect(engine.jobs.get('it').heldBy).toEqual(['battery'])
  await clock.pass(3 * hour + 30 * minute)
  engine.surroundings.note({ battery: false })
  await clock.pass(minute)
  expect(historyOf(engine, 'it')).toEqual([
    '2026-11-22T11:00:00Z schedule skipped',
    '2026-11-22T14:00:00Z catch-up succeeded',
  ])
  expect(engine.jobs.get('it')).toMatchObject({
    heldBy: [],
    nextRunAt: Date.parse('2026-11-22T15:00:00Z'),
  })
  const [, skipped] = engine.runs.list({ jobId: 'it', limit: 2 })
  expect(english(skipped?.error ?? '')).toContain('on battery')
})

test('waiting makes no run late', async () => {
  open({ misfireGraceSeconds: 60, afterSleep: 'skip' })
  engine.surroundings.note({ battery: true })
  await clock.pass(5 * hour + 30 * minute)
  engine.surroundings.note({ battery: false })
  await clock.pass(minute)
  expect(historyOf(engine, 'it').map((line) => line.slice(21))).toEqual([
    'schedule skipped',
    'catch-up succeeded',
  ])
})

test('one condition after another is one wait, and what is not told holds nothing up', async () => {
  open({ notWhile: ['battery', 'metered'] })
  engine.surroundings.note({ battery: true, presenting: true })
  await clock.pass(hour)
  engine.surroundings.note({ metered: true })
  engine.surroundings.note({ battery: null })
  await clock.pass(10 * minute)
  expect(engine.jobs.get('it').heldBy).toEqual(['metered'])
  engine.surroundings.note({ metered: false })
  await clock.pass(second)
  expect(historyOf(engine, 'it').map((line) => line.slice(21))).toEqual([
    'schedule skipped',
    'catch-up succeeded',
  ])
})

test('power that comes and goes begins one run at most, and says once that it waits', async () => {
  open()
  engine.surroundings.note({ battery: true })
  await clock.pass(hour)
  for (let turn = 0; turn < 1000; turn++) {
    engine.surroundings.note({ battery: false })
    engine.surroundings.note({ battery: true })
  }
  await clock.pass(second)
  expect(historyOf(engine, 'it').map((line) => line.slice(21))).toEqual([
    'schedule skipped',
    'catch-up succeeded',
  ])
})

test('what happens on battery waits as well, and stays what started the run', async () => {
  open()
  engine.surroundings.note({ battery: true })
  engine.signal('unlock')
  await clock.pass(10 * minute)
  engine.surroundings.note({ battery: false })
  await clock.pass(second)
  expect(historyOf(engine, 'it')).toEqual([
    '2026-11-22T10:00:30Z event skipped',
    '2026-11-22T10:00:30Z event succeeded',
  ])
})

test('a wait outlives a restart, and is not told again', async () => {
  open()
  engine.surroundings.note({ battery: true })
  await clock.pass(hour)
  await engine.stop()
  open()
  engine.surroundings.note({ battery: true })
  await clock.pass(minute)
  const before = historyOf(engine, 'it')
  engine.surroundings.note({ battery: false })
  await clock.pass(second)
  expect(before.filter((line) => line.endsWith('skipped'))).toHaveLength(1)
  expect(historyOf(engine, 'it').at(-1)).toBe('2026-11-22T11:00:00Z schedule succeeded')
})

test('a person starts it all the same', async () => {
  open()
  engine.surroundings.note({ battery: true })
  engine.jobs.run('it')
  await clock.pass(second)
  expect(historyOf(engine, 'it').map((line) => line.slice(21))).toEqual(['manual succeeded'])
})

test('a job that is told to wait no longer runs', async () => {
  open()
  engine.surroundings.note({ battery: true })
  await clock.pass(hour)
  engine.jobs.edit('it', { policy: { notWhile: [] } })
  await clock.pass(second)
  expect(historyOf(engine, 'it').map((line) => line.slice(21))).toEqual([
    'schedule skipped',
    'catch-up succeeded',
  ])
})
