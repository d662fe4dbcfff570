import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { judge } from '../../../../../electron/engine/model/standing.ts'
import { checkJobId, cleanupJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { HeldFile } from '../../../../support/disks/held-file.ts'
import { english, openEngine, runEnded } from '../../../../support/engine.ts'
import { refusal } from '../../../../support/refusal.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const dayMs = 24 * 3600_000
const now = Date.now()

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder[Symbol.dispose]())

const path = (...names: string[]) => join(folder.path, ...names)

/** Lets a fresh engine clean up once, with the given parameters. */
async function cleanUp(params: Record<string, number> = {}) {
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  engine.jobs.setParams(cleanupJobId, params)
  const { runId } = engine.jobs.run(cleanupJobId)
  await runEnded(engine, runId)
  const run = engine.runs.get(runId)
  const lines = engine.runs.lines(runId, 0, 100).map((line) => english(line.text))
  await engine.stop()
  return { run, lines }
}

/** Writes history as it was `daysAgo`. */
function seedRun(store: Store, daysAgo: number, lineCount: number): number {
  const at = now - daysAgo * dayMs
  const id = store.runs.start({ jobId: checkJobId, cause: 'schedule', scheduledAt: at }, at)
  const line = (seq: number) => ({ seq, at, level: 'info' as const, text: `line ${seq}` })
  store.runs.appendLines(
    id,
    Array.from({ length: lineCount }, (_, index) => line(index + 1)),
  )
  store.runs.finish(id, { outcome: 'succeeded', error: '', summary: null }, at + 1000)
  return id
}

test('old runs go with their lines, young ones stay, and the space is given back', async () => {
  const store = new Store(path('pansentry.db'))
  const old = seedRun(store, 100, 7000)
  seedRun(store, 91, 3)
  const young = seedRun(store, 89, 3)
  store.close()
  const { run, lines } = await cleanUp()
  expect(run).toMatchObject({ outcome: 'succeeded', summary: { runs: 2, checks: 0, files: 0 } })
  expect(lines).toContain('History: 2 runs and 0 checks removed.')
  const database = new Database(path('pansentry.db'), { readonly: true })
  const rows = (sql: string) => database.prepare(sql).pluck().all()
  expect(rows('SELECT id FROM runs ORDER BY id')).toEqual([young, run.id])
  expect(rows(`SELECT count(*) FROM run_lines WHERE run_id = ${old}`)).toEqual([0])
  expect(database.pragma('freelist_count', { simple: true })).toBe(0)
  database.close()
})

test('the run of a campaign that is not finished stays, however old', async () => {
  const store = new Store(path('pansentry.db'))
  const held = seedRun(store, 400, 1)
  const other = seedRun(store, 300, 1)
  store.campaigns.start(
    { startedAt: now - 400 * dayMs, selection: 'due', isBounded: true },
    { jobId: checkJobId, runId: held },
  )
  // Paused, so that the start does not go on with the campaign.
  store.settings.update({ paused: true })
  store.close()
  expect((await cleanUp()).run.summary).toMatchObject({ runs: 1 })
  const after = new Store(path('pansentry.db'))
  expect(after.runs.get(held)?.id).toBe(held)
  expect(after.runs.get(other)).toBeUndefined()
  after.close()
})

test('old checks go, but each resource keeps its last ones', async () => {
  const store = new Store(path('pansentry.db'))
  const link = {
    url: 'https://example.com',
    passcode: '',
    provider: 'web',
    shareId: 's',
    folder: '',
  } as const
  const add = (shareId: string) => {
    const id = store.resources.add(
      { title: 't', link: { ...link, shareId }, category: '', note: '' },
      now,
    )
    const resource = store.resources.get(id)
    if (!resource) throw new Error('not added')
    return resource
  }
  const verdict = { state: 'valid', code: 'x', reason: '' } as const
  const [busy, quiet, mixed] = [add('busy'), add('quiet'), add('mixed')]
  const check = (resource: typeof busy, daysAgo: number) => {
    const at = now - daysAgo * dayMs
    store.checks.record({
      resource,
      verdict,
      at,
      runId: null,
      latencyMs: 1,
      ...judge(resource, verdict, at, 0),
      nextCheckAt: 0,
    })
  }
  for (let index = 0; index < 900; index++) check(busy, 300)
  for (let index = 0; index < 3; index++) check(quiet, 300)
  for (let index = 0; index < 10; index++) check(mixed, 300)
  for (let index = 0; index < 10; index++) check(mixed, 10)
  store.close()
  const { run } = await cleanUp({ checksKept: 5 })
  expect(run.summary).toMatchObject({ checks: 895 + 0 + 10 })
  const after = new Store(path('pansentry.db'))
  const kept = [busy, quiet, mixed].map(({ id }) => after.checks.list(id, 1000).length)
  expect(kept).toEqual([5, 3, 10])
  after.close()
})

test('old logs, forgotten temporary files and half backups go; everything else stays', async () => {
  const file = (daysAgo: number, ...names: string[]) => {
    mkdirSync(path(...names.slice(0, -1)), { recursive: true })
    writeFileSync(path(...names), 'x'.repeat(1000))
    const at = (now - daysAgo * dayMs) / 1000
    utimesSync(path(...names), at, at)
    return names.join('/')
  }
  const old = [file(40, 'logs', 'app.1.log'), file(3, 'temp', 'download.part')]
  const kept = [
    file(40, 'logs', 'app.log'),
    file(40, 'logs', 'notes.txt'),
    file(10, 'logs', 'app.2.log'),
    file(1, 'temp', 'fresh'),
    file(40, 'backups', 'pansentry-20260101-013000.db'),
    file(40, 'jobs', 'mine.log'),
    file(40, 'something-else.log'),
  ]
  const inside = file(9, 'temp', 'folder', 'inside')
  utimesSync(path('temp', 'folder'), now / 1000 - 9 * 86_400, now / 1000 - 9 * 86_400)
  const { run } = await cleanUp()
  expect(run.summary).toMatchObject({ files: old.length + 1 })
  expect([...old, inside].filter((name) => existsSync(path(name)))).toEqual([])
  expect(kept.filter((name) => !existsSync(path(name)))).toEqual([])
})

test('parameters that make no sense are refused', () => {
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  expect(() => engine.jobs.setParams(cleanupJobId, { runDays: 0 })).toThrow(
    refusal('JOB_INVALID', { field: 'params.runDays' }),
  )
  expect(engine.jobs.get(cleanupJobId).params).toMatchObject({ runDays: 90 })
  return engine.stop()
})

test('of each job no more than the last runs stay, however young', async () => {
  const store = new Store(path('pansentry.db'))
  const ids = Array.from({ length: 30 }, () => seedRun(store, 1, 2))
  const other = store.runs.start({ jobId: 'other', cause: 'manual', scheduledAt: now }, now)
  store.close()
  const { run } = await cleanUp({ runsKept: 12 })
  expect(run.summary).toMatchObject({ runs: 18 })
  const after = new Store(path('pansentry.db'))
  const kept = after.runs.list({ jobId: checkJobId, limit: 99 }).map(({ id }) => id)
  expect(kept.toReversed()).toEqual(ids.slice(-12))
  expect(after.runs.get(other)).toBeDefined()
  after.close()
})

describeOn('Linux as root', 'a held file', () => {
  test('what another program holds is named, and the rest goes', async () => {
    mkdirSync(path('temp'), { recursive: true })
    const long = new Date(now - 30 * dayMs)
    for (const name of ['held', 'free']) {
      writeFileSync(path('temp', name), '')
      utimesSync(path('temp', name), long, long)
    }
    await using _ = new HeldFile(path('temp', 'held'))
    const { lines, run } = await cleanUp({ temporaryDays: 1 })
    expect(run.outcome).toBe('succeeded')
    expect(lines.join(' ')).toContain(`Another program holds ${path('temp', 'held')}`)
    expect(lines.join(' ')).not.toContain('EBUSY')
    expect(['held', 'free'].map((name) => existsSync(path('temp', name)))).toEqual([true, false])
  })
})
