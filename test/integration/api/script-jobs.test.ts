import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { refusal } from '../../support/refusal.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const draft = {
  id: 'hello',
  kind: 'script',
  name: 'Says hello',
  trigger: { kind: 'cron', crontab: '0 8 * * *' },
  params: { program: 'node', arguments: ['hello'] },
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
  expect(created.params).toEqual({ ...draft.params, folder: '', environment: {}, secrets: [] })
  expect(created.nextRunAt).not.toBeNull()
  await engine.stop()
  open()
  expect(engine.jobs.get('hello')).toEqual(created)
  const edited = engine.jobs.edit('hello', { name: 'Says goodbye', params: { program: 'npm' } })
  expect(edited).toMatchObject({ name: 'Says goodbye', trigger: draft.trigger })
  expect(edited.nextRunAt).toBe(created.nextRunAt)
  expect(engine.jobs.pause('hello', true).nextRunAt).toBeNull()
  engine.jobs.delete('hello')
  expect(() => engine.jobs.get('hello')).toThrow(refusal('JOB_NOT_FOUND'))
  expect(engine.jobs.list().map((job) => job.id)).not.toContain('hello')
})

test('labels are kept, each once, changed as a whole, and left alone by other changes', async () => {
  engine.jobs.create({ ...draft, labels: [' nas', 'nightly', 'nas'] })
  engine.jobs.edit(checkJobId, { labels: ['links'] })
  await engine.stop()
  open()
  expect(engine.jobs.get('hello').labels).toEqual(['nas', 'nightly'])
  expect(engine.jobs.get(checkJobId).labels).toEqual(['links'])
  expect(engine.jobs.edit('hello', { name: 'Another' }).labels).toEqual(['nas', 'nightly'])
  expect(engine.jobs.pause('hello', true).labels).toEqual(['nas', 'nightly'])
  expect(engine.jobs.edit('hello', { labels: [] }).labels).toEqual([])
})

test('history outlives its job, and a running one is stopped', async () => {
  engine.jobs.create({
    ...draft,
    params: { program: process.execPath, arguments: ['-e', 'setTimeout(() => {}, 60_000)'] },
  })
  const { runId } = engine.jobs.run('hello')
  engine.jobs.delete('hello')
  await runEnded(engine, runId)
  expect(engine.runs.list({ jobId: 'hello', limit: 10 })).toMatchObject([
    { id: runId, outcome: 'cancelled' },
  ])
})

describe('refused, with nothing written', () => {
  test.each([
    ['an id that is taken', { id: checkJobId }, 'JOB_EXISTS'],
    ['an id with a blank', { id: 'two words' }, 'JOB_INVALID'],
    ['no name', { name: '  ' }, 'JOB_INVALID'],
    ['an empty label', { labels: [' '] }, 'JOB_INVALID'],
    [
      'a schedule that cannot be read',
      { trigger: { kind: 'cron', crontab: '99 * * * *' } },
      'SCHEDULE_INVALID',
    ],
    ['no program', { params: { program: ' ' } }, 'JOB_INVALID'],
    ['a field nobody knows', { params: { program: 'npm', shell: true } }, 'JOB_INVALID'],
    [
      'a working folder that is not a whole path',
      { params: { program: 'npm', folder: 'here' } },
      'JOB_INVALID',
    ],
    ['a zero character', { params: { program: 'npm', arguments: ['a\0b'] } }, 'JOB_INVALID'],
    [
      'a variable without a name',
      { params: { program: 'npm', environment: { '': 'x' } } },
      'JOB_INVALID',
    ],
    [
      'a time limit of nothing',
      { policy: { misfireGraceSeconds: null, timeLimitSeconds: 0 } },
      'JOB_INVALID',
    ],
  ] as const)('create: %s', (_, changes, code) => {
    const before = engine.jobs.list()
    expect(() => engine.jobs.create({ ...draft, ...changes })).toThrow(refusal(code))
    expect(engine.jobs.list()).toEqual(before)
  })

  test('edit: one bad part leaves all as it was', () => {
    const before = engine.jobs.create(draft)
    expect(() => engine.jobs.edit('hello', { name: 'New', params: { program: '' } })).toThrow(
      refusal('JOB_INVALID', { field: 'params.program', reason: 'Name the program to run.' }),
    )
    expect(engine.jobs.get('hello')).toEqual(before)
  })

  test('delete: what Pansentry brings along stays', () => {
    expect(() => engine.jobs.delete(checkJobId)).toThrow(refusal('JOB_UNDELETABLE'))
    expect(engine.jobs.get(checkJobId).kind).toBe('built-in')
  })
})

test('one change of a job sets single parameters and rules, and pauses it in the same step', () => {
  const created = engine.jobs.create({ ...draft, policy: { retries: 2 }, paused: true })
  expect(created).toMatchObject({ paused: true, nextRunAt: null, canDelete: true })
  expect(created.policy).toMatchObject({ retries: 2, coalesce: true })
  const changed = engine.jobs.edit('hello', {
    paramChanges: { folder: tmpdir() },
    policy: { coalesce: false },
    paused: false,
  })
  expect(changed.params).toEqual({
    ...draft.params,
    folder: tmpdir(),
    environment: {},
    secrets: [],
  })
  expect(changed.policy).toMatchObject({ retries: 2, coalesce: false })
  expect(changed).toMatchObject({ paused: false, nextRunAt: expect.any(Number) })
  const bad = { name: 'New', paramChanges: { folder: 'tmp' }, paused: true }
  expect(() => engine.jobs.edit('hello', bad)).toThrow(refusal('JOB_INVALID'))
  expect(engine.jobs.get('hello')).toEqual(changed)
})
