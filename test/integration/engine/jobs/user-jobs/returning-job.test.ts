import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { JobFiles } from '../../../../support/jobs/job-files.ts'

const once = `export default ({ task }) => {
  task('date', { id: 'once', run_date: '2026-01-02', misfire_grace_time: null }, ({ log }) => log('ran'))
}
`

const written = (files: JobFiles) =>
  files.engine.runs.list({ jobId: 'once', limit: 9 }).filter(({ startedAt }) => startedAt !== null)

test('a date that ran does not run again when its file goes and comes back, or its job is deleted', async () => {
  await using files = new JobFiles()
  files.write('once.mjs', once)
  const engine = await files.open()
  await expect.poll(() => written(files).map(({ outcome }) => outcome)).toEqual(['succeeded'])
  rmSync(files.path('once.mjs'))
  await engine.userJobs.rescan()
  files.write('once.mjs', once)
  await engine.userJobs.rescan()
  expect(engine.jobs.get('once').nextRunAt).toBe(null)
  rmSync(files.path('once.mjs'))
  await engine.userJobs.rescan()
  engine.jobs.delete('once')
  files.write('once.mjs', once)
  await engine.userJobs.rescan()
  expect(engine.jobs.get('once').nextRunAt).toBe(null)
  expect(written(files)).toHaveLength(1)
})
