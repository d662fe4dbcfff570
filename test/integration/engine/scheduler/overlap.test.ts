import { cpSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { Policy } from '../../../../electron/engine/model/policy.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { historyOf, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock
let engine: Engine
let atOnce: number
let mostAtOnce: number

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-22T10:00:30Z')
  atOnce = 0
  mostAtOnce = 0
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

/** A job on every full minute whose runs take so long. */
function start(policy: Partial<Policy>, lasts: number): void {
  const trigger = { kind: 'cron', crontab: '* * * * *' } as const
  const job = scheduledJob('it', trigger, policy, async ({ sleep }) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    await sleep(lasts).finally(() => atOnce--)
  })
  engine = openEngine({ dataFolder: folder.path, clock, jobs: [job] }).engine
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
}

/** Its runs in the order of their slots, with why they were left out or cancelled. */
function history(): string[] {
  const runs = engine.runs.list({ jobId: 'it', limit: 1000 })
  const errors = new Map(runs.map((run) => [run.scheduledAt, english(run.error)]))
  return historyOf(engine, 'it')
    .toSorted()
    .map((line) => {
      const error = errors.get(Date.parse(line.slice(0, 20)))
      return `${line.slice(11, 16)} ${line.slice(21)}${error ? `: ${error}` : ''}`
    })
}

const superseded =
  'Not started: the runs before took too long, and of those that waited only the last begins.'
const replaced = 'Its next run took its place.'

describe('skip', () => {
  test('leaves out what is due during a run', async () => {
    start({}, 90 * second)
    await clock.pass(4 * minute)
    expect(history()).toEqual([
      '10:01 schedule succeeded',
      '10:02 schedule skipped: Not started: the run before was still going.',
      '10:03 schedule succeeded',
      '10:04 schedule skipped: Not started: the run before was still going.',
    ])
  })
})

describe('queue', () => {
  test('a run that is due during another begins when that ends, and is not late', async () => {
    start({ overlap: 'queue', misfireGraceSeconds: 10, afterSleep: 'skip' }, 90 * second)
    await clock.pass(4 * minute + 45 * second)
    expect(history()).toEqual([
      '10:01 schedule succeeded',
      '10:02 schedule succeeded',
      '10:03 schedule skipped: ' + superseded,
      '10:04 schedule null',
    ])
    expect(mostAtOnce).toBe(1)
  })

  test('several become one, the last', async () => {
    start({ overlap: 'queue' }, 200 * second)
    await clock.pass(8 * minute)
    expect(history()).toEqual([
      '10:01 schedule succeeded',
      // It stands for 10:03 too.
      '10:02 schedule skipped: ' + superseded,
      '10:04 schedule succeeded',
      '10:05 schedule skipped: ' + superseded,
      '10:07 schedule null',
    ])
  })

  test('each of them where none is merged, one after another', async () => {
    start({ overlap: 'queue', coalesce: false, misfireGraceSeconds: 10 }, 150 * second)
    await clock.pass(3 * minute)
    // What came due meanwhile follows at its pace.
    await clock.pass(9.5 * minute)
    expect(history()).toEqual([
      '10:01 schedule succeeded',
      '10:02 schedule succeeded',
      '10:03 schedule succeeded',
      '10:04 schedule succeeded',
      '10:05 schedule null',
    ])
    expect(mostAtOnce).toBe(1)
  })

  test.each(['quit', 'killed'])(
    'after it was %s what waited is due, once, by the rules of sleep',
    async (end) => {
      start({ overlap: 'queue' }, hour)
      await clock.pass(2 * minute)
      const left = temporaryFolder()
      // What a kill at this moment leaves on the disk.
      if (end === 'killed') cpSync(folder.path, left.path, { recursive: true })
      await engine.stop()
      if (end === 'killed') {
        folder[Symbol.dispose]()
        folder = left
      }
      clock.jump(2 * minute)
      start({ overlap: 'queue' }, second)
      await clock.pass(20 * second)
      expect(history()).toEqual([
        '10:01 schedule interrupted',
        expect.stringMatching(/^10:02 schedule missed: /),
        '10:04 catch-up succeeded',
      ])
    },
  )

  test('a waiting run is given up with a pause, and nothing of it lives on', async () => {
    start({ overlap: 'queue' }, 5 * minute)
    await clock.pass(2 * minute)
    engine.jobs.pause('it', true)
    await clock.pass(10 * minute)
    expect(history()).toEqual(['10:01 schedule succeeded'])
    engine.jobs.edit('it', { paused: false, policy: { misfireGraceSeconds: 10 } })
    clock.jump(3 * hour)
    engine.lookNow()
    expect(history().slice(1)).toEqual([
      expect.stringMatching(/^10:13 schedule missed/),
      expect.stringMatching(/^13:12 schedule missed/),
    ])
  })

  test('nothing waits while everything is paused', async () => {
    start({ overlap: 'queue' }, 90 * second)
    await clock.pass(1 * minute + 10 * second)
    engine.settings.update({ paused: true })
    await clock.pass(2 * minute)
    expect(history()).toEqual([
      '10:01 schedule succeeded',
      expect.stringMatching(/^10:02 schedule skipped: .*paused/),
    ])
  })
})

describe('replace', () => {
  test('the run under way is cancelled, and only then the next begins', async () => {
    start({ overlap: 'replace' }, 90 * second)
    await clock.pass(3 * minute + 10 * second)
    expect(history()).toEqual([
      `10:01 schedule cancelled: ${replaced}`,
      `10:02 schedule cancelled: ${replaced}`,
      '10:03 schedule null',
    ])
    expect(mostAtOnce).toBe(1)
  })

  test('of two the longer one', async () => {
    start({ overlap: 'replace', maxInstances: 2 }, 10 * minute)
    await clock.pass(3 * minute + 10 * second)
    expect(history()).toEqual([
      `10:01 schedule cancelled: ${replaced}`,
      '10:02 schedule null',
      '10:03 schedule null',
    ])
    expect(mostAtOnce).toBe(2)
  })

  test('a run that a person started too; they themselves are refused while it runs', async () => {
    start({ overlap: 'replace' }, 10 * minute)
    const { runId } = engine.jobs.run('it')
    expect(() => engine.jobs.run('it')).toThrow(refusal('JOB_RUNNING'))
    await clock.pass(1 * minute + 10 * second)
    expect(engine.runs.get(runId)).toMatchObject({ outcome: 'cancelled' })
    expect(history().at(-1)).toBe('10:01 schedule null')
  })

  test('nothing is cancelled for a run that will not be', async () => {
    start({ overlap: 'replace', misfireGraceSeconds: 10 }, 10 * minute)
    await clock.pass(1 * minute + 10 * second)
    engine.settings.update({ paused: true })
    await clock.pass(1 * minute)
    engine.settings.update({ paused: false })
    expect(history()[0]).toBe('10:01 schedule null')
    clock.jump(110 * second)
    engine.lookNow()
    await clock.pass(2 * second)
    expect(history()[0]).toBe('10:01 schedule null')
  })

  test('missed together they are one, whatever is said of merging, and none replaces another', async () => {
    start({ overlap: 'replace', coalesce: false }, 30 * second)
    clock.jump(5 * minute)
    engine.lookNow()
    await clock.pass(second)
    expect(history()).toEqual([
      expect.stringMatching(/^10:01 schedule missed/),
      '10:05 catch-up null',
    ])
  })
})
