import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  engine = openEngine({ dataFolder: folder.path }).engine
  engine.start()
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const never: Trigger = { kind: 'date', runAt: '2099-01-01' }
const after = (...jobIds: string[]): Trigger => ({
  kind: 'event',
  on: jobIds.map((jobId) => ({ kind: 'job', jobId, end: 'failed' })),
})

function create(id: string, trigger: Trigger): void {
  const params = { program: process.execPath, arguments: ['-e', ''] }
  engine.jobs.create({ id, kind: 'script', name: id, trigger, params, paused: false })
}

describe('jobs that would start each other', () => {
  test('a job cannot wait for its own end', () => {
    create('a', never)
    expect(() => engine.jobs.edit('a', { trigger: after('a') })).toThrow(
      refusal('SCHEDULE_INVALID', { field: 'on' }),
    )
    expect(engine.jobs.get('a').trigger).toEqual(never)
  })

  test.each([2, 5, 60])('a circle of %i is refused, and named', (length) => {
    create('job0', never)
    for (let index = 1; index < length; index++) create(`job${index}`, after(`job${index - 1}`))
    expect(() => engine.jobs.reschedule('job0', after(`job${length - 1}`))).toThrow(/job0 → .*job0/)
    expect(engine.jobs.get('job0').trigger).toEqual(never)
  })

  test('whatever the end is that each waits for, and whatever else they wait for', () => {
    create('a', never)
    create('b', { kind: 'interval', days: 1, on: [{ kind: 'job', jobId: 'a', end: 'died' }] })
    const back: Trigger = {
      kind: 'event',
      on: [{ kind: 'login' }, { kind: 'job', jobId: 'b', end: 'succeeded' }],
    }
    expect(() => engine.jobs.edit('a', { trigger: back })).toThrow(/a → b → a/)
  })

  test('of two edits that close it together the second is refused', () => {
    create('a', never)
    create('b', never)
    engine.jobs.edit('a', { trigger: after('b') })
    expect(() => engine.jobs.edit('b', { trigger: after('a') })).toThrow(/b → a → b/)
  })

  test('two ways to the same job are no circle', () => {
    create('a', never)
    create('b', after('a'))
    create('c', after('a'))
    create('d', after('b', 'c'))
    expect(engine.jobs.get('d').trigger).toEqual(after('b', 'c'))
  })

  test('a job that comes back under the id of a deleted one closes none either', () => {
    create('a', never)
    create('b', after('a'))
    engine.jobs.delete('a')
    expect(() => create('a', after('b'))).toThrow(/a → b → a/)
    expect(engine.jobs.has('a')).toBe(false)
  })

  test('hundreds of jobs that are joined twice over are looked through once each', () => {
    create('row0', never)
    for (let index = 1; index < 100; index++) {
      create(`row${index}`, after(`row${index - 1}`, `row${Math.max(0, index - 2)}`))
    }
    expect(() => engine.jobs.edit('row0', { trigger: after('row99') })).toThrow(/row0 → /)
  })
})

describe('a job that waits for one that is not there', () => {
  test('is not saved', () => {
    expect(() => create('a', after('nobody'))).toThrow(/no job “nobody”/)
  })

  test('stays when the other is deleted, and is listed among the problems until that is back', () => {
    create('a', never)
    create('b', after('a'))
    engine.jobs.delete('a')
    const texts = () =>
      engine.problems.list().map(({ jobId, text }) => `${jobId}: ${english(text)}`)
    expect(texts()).toContainEqual(expect.stringContaining('b: It waits for the end of a job “a”'))
    engine.jobs.edit('b', { name: 'renamed' })
    create('a', never)
    expect(texts()).toEqual([])
  })
})

test('a job without times is no problem, and has no next time', () => {
  create('a', { kind: 'event', on: [{ kind: 'login' }] })
  expect(engine.jobs.get('a').nextRunAt).toBeNull()
  expect(engine.problems.list()).toEqual([])
  expect(engine.overview.timeline().rows.map(({ jobId }) => jobId)).not.toContain('a')
})
