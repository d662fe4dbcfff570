import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exitCode } from '../../../../electron/cli/exit-code.ts'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { CommandLine } from '../../../support/command/command-line.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { TestServer } from '../../../support/http/http-server.ts'
import { historyOf, iso, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openPort } from '../../../support/port-client.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const hour = 3600_000
const began = '2026-11-22T00:30:00Z'
const hourly = { kind: 'cron', crontab: '0 * * * *', timeZone: 'UTC' } as const

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder[Symbol.dispose]())

const ofThisVersion = scheduledJob('of-this-version', hourly)
const ofAnother = scheduledJob('of-another', hourly)

/** What another version leaves behind: two jobs of its own and a script, all hourly. */
async function leftBehind(dataFolder: string): Promise<void> {
  const clock = new ManualClock(began)
  const { engine } = openEngine({ dataFolder, clock, jobs: [ofThisVersion, ofAnother] })
  engine.start()
  const params = { program: 'node' }
  engine.jobs.create({ id: 'script', kind: 'script', name: 'Mine', trigger: hourly, params })
  await engine.stop()
}

/** Writes past the store, which would refuse it. */
function sql(statement: string, ...values: readonly string[]): void {
  const database = new Database(join(folder.path, 'pansentry.db'))
  database.pragma('ignore_check_constraints = ON')
  database.prepare(statement).run(...values)
  database.close()
}

function openLater() {
  const clock = new ManualClock('2026-11-22T01:30:00Z')
  return { clock, ...openEngine({ dataFolder: folder.path, clock, jobs: [ofThisVersion] }) }
}

const set = (column: string, id: string, value: unknown) => () =>
  sql(`UPDATE jobs SET ${column} = ? WHERE id = ?`, JSON.stringify(value), id)

const cases: readonly [
  what: string,
  id: string,
  spoil: () => void,
  expected: { readonly reason: string; readonly detail: string },
][] = [
  [
    'a built-in job that this version does not bring',
    'of-another',
    () => {},
    { reason: 'unknown-job', detail: '' },
  ],
  [
    'a kind that this version does not know',
    'script',
    () => sql("UPDATE jobs SET kind = 'remote' WHERE id = 'script'"),
    { reason: 'unknown-kind', detail: '' },
  ],
  [
    'another kind of trigger',
    'script',
    set('trigger', 'script', { kind: 'solar', at: 'sunset' }),
    { reason: 'unreadable', detail: expect.stringMatching(/^trigger\.kind: ./) },
  ],
  [
    'a trigger that is no JSON',
    'script',
    () => sql("UPDATE jobs SET trigger = '{' WHERE id = 'script'"),
    { reason: 'unreadable', detail: expect.stringMatching(/^trigger: ./) },
  ],
  [
    'a crontab with signs that this version does not know',
    'script',
    set('trigger', 'script', { kind: 'cron', crontab: '0 2 * * mon~fri' }),
    { reason: 'unreadable', detail: expect.stringMatching(/^trigger: ./) },
  ],
  [
    'a policy with a field too many',
    'script',
    set('policy', 'script', { patience: 5 }),
    { reason: 'unreadable', detail: expect.stringMatching(/^policy: ./) },
  ],
  [
    'a script without a program',
    'script',
    set('params', 'script', { command: 'ls' }),
    { reason: 'unreadable', detail: expect.stringMatching(/^params/) },
  ],
  [
    'a number of a built-in job beyond its limits',
    checkJobId,
    set('params', checkJobId, { attempts: 99 }),
    { reason: 'unreadable', detail: expect.stringMatching(/^params\.attempts: ./) },
  ],
]

const sentences: Readonly<Record<string, unknown>> = {
  'unknown-job': expect.stringContaining('does not have this job'),
  'unknown-kind': expect.stringContaining('does not know its kind'),
  // With what cannot be read, and why.
  unreadable: expect.stringMatching(
    /cannot be read, so it does not run \((?:trigger|policy|params)/,
  ),
}

const problemsIn = (engine: ReturnType<typeof openEngine>['engine']) =>
  Object.fromEntries(engine.problems.list().map(({ jobId, text }) => [jobId, english(text)]))

describe.each(cases)('%s', (_, id, spoil, expected) => {
  beforeEach(async () => {
    await leftBehind(folder.path)
    spoil()
    // Due like the others, also where it is daily.
    const at = Date.parse('2026-11-22T01:00:00Z')
    sql(`UPDATE jobs SET slot_at = ${at}, next_run_at = ${at} WHERE id = ?`, id)
  })

  const slotOf = () => {
    const database = new Database(join(folder.path, 'pansentry.db'), { readonly: true })
    const at = database.prepare('SELECT next_run_at FROM jobs WHERE id = ?').pluck().get(id)
    database.close()
    return iso(Number(at))
  }

  test('is neither claimed nor left with an open run, and the other jobs run', async () => {
    const { clock, engine, logged } = openLater()
    engine.start()
    await clock.pass(3 * hour)
    expect(engine.runs.list({ jobId: id, limit: 10 })).toEqual([])
    expect(slotOf()).toBe('2026-11-22T01:00:00Z')
    expect(historyOf(engine, 'of-this-version')).toContain(
      '2026-11-22T03:00:00Z schedule succeeded',
    )
    const errors = logged.filter(({ level }) => level === 'error')
    expect(errors.map(({ scope }) => scope).toSorted()).toEqual(
      [...new Set(['of-another', id])].toSorted(),
    )
    for (const { text } of errors) expect(text).toContain('so it does not run')
    await engine.stop()
  })

  test('is listed with the reason, cannot be changed or started, and can be deleted', async () => {
    const { engine } = openLater()
    engine.start()
    expect(engine.jobs.list().map((job) => job.id)).not.toContain(id)
    const listed = { id, isAvailable: false, ...expected }
    expect(engine.jobs.all().find((job) => job.id === id)).toMatchObject(listed)
    expect(engine.jobs.show(id)).toMatchObject(listed)
    const others = { 'of-another': sentences['unknown-job'] }
    expect(problemsIn(engine)).toEqual({ ...others, [id]: sentences[expected.reason] })
    for (const act of [
      () => engine.jobs.run(id),
      () => engine.jobs.pause(id, true),
      () => engine.jobs.reschedule(id, hourly),
      () => engine.jobs.setParams(id, {}),
      () => engine.jobs.edit(id, { name: 'Another' }),
    ]) {
      const { reason } = expected
      expect(act).toThrow(
        expect.objectContaining({
          code: 'JOB_UNAVAILABLE',
          data: expect.objectContaining({ id, reason }),
        }),
      )
    }
    // What concerns every schedule passes it by.
    engine.settings.update({ timeZone: 'Asia/Shanghai' })
    expect(slotOf()).toBe('2026-11-22T01:00:00Z')
    engine.jobs.delete(id)
    expect(problemsIn(engine)).toEqual(id === 'of-another' ? {} : others)
    expect(engine.jobs.all()).not.toContainEqual(expect.objectContaining(listed))
    // What this version brings itself is there again, as it brings it.
    expect(engine.jobs.list().some((job) => job.id === id)).toBe(id === checkJobId)
    await engine.stop()
  })
})

test('the version that brings a job runs what was left for it', async () => {
  await leftBehind(folder.path)
  const older = openLater()
  older.engine.start()
  await older.clock.pass(hour)
  await older.engine.stop()
  const clock = new ManualClock('2026-11-22T02:40:00Z')
  const { engine } = openEngine({ dataFolder: folder.path, clock, jobs: [ofAnother] })
  engine.start()
  await clock.pass(hour)
  expect(historyOf(engine, 'of-another')).toEqual([
    '2026-11-22T01:00:00Z schedule missed',
    '2026-11-22T02:00:00Z catch-up succeeded',
    '2026-11-22T03:00:00Z schedule succeeded',
  ])
  await engine.stop()
})

test('the API lists it, refuses to run it with a sentence, and deletes it', async () => {
  await leftBehind(folder.path)
  const { engine } = openLater()
  engine.start()
  const { api, close } = openPort(engine)
  const listed = { id: 'of-another', isAvailable: false, reason: 'unknown-job' }
  expect(await api.jobs.list()).toContainEqual(expect.objectContaining(listed))
  expect(await api.jobs.get({ id: 'of-another' })).toMatchObject(listed)
  await expect(api.jobs.run({ id: 'of-another' })).rejects.toMatchObject({
    code: 'JOB_UNAVAILABLE',
    message: expect.stringContaining('cannot run'),
    data: { id: 'of-another', reason: 'unknown-job', detail: '' },
  })
  await api.jobs.delete({ id: 'of-another' })
  expect((await api.jobs.list()).map(({ id }) => id)).not.toContain('of-another')
  close()
  await engine.stop()
})

test('scripts of the old system, which had no such jobs, are not shown it', async () => {
  await using server = await TestServer.open()
  const database = new Database(join(server.dataFolder, 'pansentry.db'))
  database.prepare("UPDATE jobs SET params = '[]' WHERE id = 'back_up_database'").run()
  database.close()
  const { status, text } = await server.ask('GET', '/scheduler/jobs')
  expect(status).toBe(200)
  expect(text).toContain(checkJobId)
  expect(text).not.toContain('back_up_database')
  expect((await server.ask('GET', '/scheduler/jobs/back_up_database')).status).toBe(409)
  expect((await server.ask('DELETE', '/scheduler/jobs/back_up_database')).status).toBe(204)
})

test.each([
  ['en_US.UTF-8', 'does not have this job'],
  ['zh_CN.UTF-8', '没有这个任务'],
])('the command line in %s says why it cannot run', async (LANG, sentence) => {
  await leftBehind(folder.path)
  const command = new CommandLine(folder.path, { LANG })
  const { code, out } = await command.run(['jobs'])
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`of-another: .*${sentence}`))
  const doctor = await command.run(['doctor'])
  expect(doctor.code).toBe(exitCode.failed)
  expect(doctor.out).toMatch(new RegExp(`of-another: .*${sentence}`))
})
