import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { runEnded, writtenBy } from '../../../../support/engine.ts'
import { declaration, JobFiles } from '../../../../support/jobs/job-files.ts'

let files: JobFiles
let engine: Engine

beforeEach(async () => {
  files = new JobFiles()
  engine = await files.open()
})

afterEach(() => files[Symbol.asyncDispose]())

const replacement = declaration(checkJobId, '30 3 * * *', 'replace: true')

async function write(text: string): Promise<void> {
  files.write('check.mjs', text)
  await engine.userJobs.rescan()
}

async function run(runId: number): Promise<string[]> {
  await runEnded(engine, runId)
  return writtenBy(engine, runId)
}

test('without replace: true a task leaves a job of Pansentry alone, and its author reads what to write', async () => {
  await write(declaration(checkJobId))
  expect(files.problems()).toEqual([
    { file: 'check.mjs', line: 2, text: expect.stringMatching(/“replace: true”/) },
  ])
  expect(engine.jobs.get(checkJobId).kind).toBe('built-in')
})

test('with it the task runs in its place, and links that a person chooses are checked all the same', async () => {
  await write(replacement)
  expect(files.problems()).toEqual([])
  expect(engine.jobs.get(checkJobId)).toMatchObject({
    kind: 'user',
    source: { file: 'check.mjs' },
    trigger: { crontab: '30 3 * * *' },
  })
  expect(await run(engine.jobs.run(checkJobId).runId)).toEqual([`info ${checkJobId} ran`])
  const { runId } = engine.checkResources('all')
  expect(await run(runId)).not.toContain(`info ${checkJobId} ran`)
  expect(engine.runs.get(runId).outcome).toBe('succeeded')
})

test.each([
  ['its file is removed', async () => rmSync(files.path('check.mjs'))],
  ['its file no longer says so', async () => files.write('check.mjs', declaration(checkJobId))],
  [
    'its file is removed while Pansentry is off',
    async () => {
      await engine.stop()
      rmSync(files.path('check.mjs'))
      engine = files.start()
    },
  ],
])('the job comes back as a person had set it when %s', async (_, change) => {
  const params = { ...Object(engine.jobs.get(checkJobId).params), limit: 7 }
  engine.jobs.setParams(checkJobId, params)
  engine.jobs.reschedule(checkJobId, { kind: 'cron', crontab: '15 4 * * *' })
  const before = engine.jobs.get(checkJobId)
  await write(replacement)
  await engine.stop()
  engine = await files.open()
  expect(engine.jobs.get(checkJobId).kind).toBe('user')
  await change()
  await engine.userJobs.rescan()
  expect(engine.jobs.get(checkJobId)).toEqual(before)
})
