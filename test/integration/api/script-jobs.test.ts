import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine.ts'
import { checkJobId } from '../../../electron/engine/jobs/built-in/check-resources-links.ts'
import {
  JobExistsError,
  JobInvalidError,
  JobNotFoundError,
  JobUndeletableError,
} from '../../../electron/engine/jobs/job-errors.ts'
import { TriggerError } from '../../../electron/engine/model/trigger-error.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const draft = {
  id: 'hello',
  kind: 'script',
  name: 'Says hello',
  trigger: { kind: 'cron', crontab: '0 8 * * *' },
  params: { program: '/bin/echo', arguments: ['hello'] },
} as const

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

const open = () => {
  engine = openEngine({ dataFolder: folder.path }).engine
  engine.start()
}

beforeEach(() => {
  folder = temporaryFolder()
  open()
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

test('a script job is created, survives a restart, is edited, paused and deleted', async () => {
  const created = engine.jobs.create(draft)
  expect(created).toMatchObject({ id: 'hello', kind: 'script', name: 'Says hello', paused: false })
  expect(created.params).toEqual({ ...draft.params, folder: '', environment: {} })
  expect(created.nextRunAt).not.toBeNull()
  await engine.stop()
  open()
  expect(engine.jobs.get('hello')).toEqual(created)
  const edited = engine.jobs.edit('hello', { name: 'Says goodbye', params: { program: 'true' } })
  expect(edited).toMatchObject({ name: 'Says goodbye', trigger: draft.trigger })
  expect(edited.nextRunAt).toBe(created.nextRunAt)
  expect(engine.jobs.pause('hello', true).nextRunAt).toBeNull()
  engine.jobs.delete('hello')
  expect(() => engine.jobs.get('hello')).toThrow(JobNotFoundError)
  expect(engine.jobs.list().map((job) => job.id)).not.toContain('hello')
})

test('history outlives its job, and a running one is stopped', async () => {
  engine.jobs.create({ ...draft, params: { program: 'sleep', arguments: ['60'] } })
  const { runId } = engine.jobs.run('hello')
  engine.jobs.delete('hello')
  await runEnded(engine, runId)
  expect(engine.runs.list({ jobId: 'hello', limit: 10 })).toMatchObject([
    { id: runId, outcome: 'cancelled' },
  ])
})

describe('refused, with nothing written', () => {
  test.each([
    ['an id that is taken', { id: checkJobId }, JobExistsError],
    ['an id with a blank', { id: 'two words' }, JobInvalidError],
    ['no name', { name: '  ' }, JobInvalidError],
    [
      'a schedule that cannot be read',
      { trigger: { kind: 'cron', crontab: '99 * * * *' } },
      TriggerError,
    ],
    ['no program', { params: { program: ' ' } }, JobInvalidError],
    ['a field nobody knows', { params: { program: 'true', shell: true } }, JobInvalidError],
    [
      'a working folder that is not a whole path',
      { params: { program: 'true', folder: 'here' } },
      JobInvalidError,
    ],
    ['a zero character', { params: { program: 'true', arguments: ['a\0b'] } }, JobInvalidError],
    [
      'a variable without a name',
      { params: { program: 'true', environment: { '': 'x' } } },
      JobInvalidError,
    ],
    [
      'a time limit of nothing',
      { policy: { misfireGraceSeconds: null, timeLimitSeconds: 0 } },
      JobInvalidError,
    ],
  ] as const)('create: %s', (_, changes, error) => {
    const before = engine.jobs.list()
    expect(() => engine.jobs.create({ ...draft, ...changes })).toThrow(error)
    expect(engine.jobs.list()).toEqual(before)
  })

  test('edit: one bad part leaves all as it was', () => {
    const before = engine.jobs.create(draft)
    expect(() => engine.jobs.edit('hello', { name: 'New', params: { program: '' } })).toThrow(
      expect.objectContaining({ field: 'params.program', message: 'Name the program to run.' }),
    )
    expect(engine.jobs.get('hello')).toEqual(before)
  })

  test('delete: what Pansentry brings along stays', () => {
    expect(() => engine.jobs.delete(checkJobId)).toThrow(JobUndeletableError)
    expect(engine.jobs.get(checkJobId).kind).toBe('built-in')
  })
})
