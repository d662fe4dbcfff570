import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { owner } from '../../../electron/api/caller.ts'
import { createRouter } from '../../../electron/api/router.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { databaseFile, inspectDatabase } from '../../../electron/engine/storage.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { noDesktop } from '../../support/server-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** A folder with something in every table, each row of it damaged by a statement. */
async function damagedFolder(path: string) {
  const { engine } = openEngine({ dataFolder: path })
  engine.start()
  for (const share of ['00000000000a', '00000000000b']) {
    const url = `https://pan.quark.cn/s/${share}`
    engine.resources.add({ title: share, url, passcode: '', category: '', note: '' })
  }
  const { runId } = engine.jobs.run('cleanup_temp_files')
  await runEnded(engine, runId)
  await engine.stop()
  return runId
}

const damages = {
  settings: "INSERT INTO settings (key, value) VALUES ('theme', '{not json')",
  zone: `INSERT INTO settings (key, value) VALUES ('timeZone', '"Mars/Olympus"')`,
  provider: "UPDATE resources SET provider = 'floppy' WHERE id = 1",
  state: "UPDATE resources SET state = 'melted', checked_at = 5 WHERE id = 1",
  checks: `INSERT INTO checks (resource_id, at, state, code, reason, latency_ms)
    VALUES (1, 1, 'melted', '', '', 1)`,
  summary: "UPDATE runs SET summary = '{not json'",
  'summary of another shape': `UPDATE runs SET summary = '["a"]'`,
  error: "UPDATE runs SET error_message = 'nonsense'",
  cause: "UPDATE runs SET cause = 'boredom'",
  outcome: "UPDATE runs SET outcome = 'glorious'",
  level: "UPDATE run_lines SET level = 'loud'",
  message: "UPDATE run_lines SET message = '{}'",
  campaign: `INSERT INTO campaigns (job_id, run_id, started_at, selection)
    VALUES ('${checkJobId}', 1, 1, '{not json')`,
  trigger: "UPDATE jobs SET trigger = '{not json' WHERE id = 'back_up_database'",
  policy: "UPDATE jobs SET policy = '[]' WHERE id = 'back_up_database'",
  params: `UPDATE jobs SET params = '{"keep": "all"}' WHERE id = 'back_up_database'`,
  'job of the check': `UPDATE jobs SET params = '7' WHERE id = '${checkJobId}'`,
  kind: "UPDATE jobs SET id = 'x', kind = 'script', params = 'null' WHERE id = 'back_up_database'",
}

test.each(Object.entries(damages))('%s damaged: everything else is there', async (name, sql) => {
  using folder = temporaryFolder()
  const runId = await damagedFolder(folder.path)
  const database = new Database(databaseFile(folder.path))
  database.exec(sql)
  database.close()
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  const api = createRouterClient(createRouter({ engine, host: noDesktop }), {
    context: { caller: owner },
  })
  expect((await api.resources.list({})).rows).toHaveLength(2)
  await api.resources.get({ id: 1 })
  const runs = await api.runs.list({ limit: 9 })
  expect(runs.map(({ id }) => id)).toContain(runId)
  expect(await api.runs.lines({ id: runId, after: 0, limit: 100 })).not.toEqual([])
  expect((await api.jobs.list()).length).toBe(3 + (name === 'kind' ? 1 : 0))
  await api.settings.get()
  await api.jobs.problems()
  // What is whole still works.
  await runEnded(engine, engine.jobs.run('cleanup_temp_files').runId)
  await engine.stop()
  const found = inspectDatabase(join(folder.path, 'pansentry.db'))
  if (found.kind !== 'database') throw new Error(found.kind)
  const isToldElsewhere = /trigger|policy|params|job|kind|zone/.test(name)
  expect(found.damaged.length > 0).toBe(!isToldElsewhere)
})
