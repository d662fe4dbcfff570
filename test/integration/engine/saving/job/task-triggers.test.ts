import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { backUpJobId, saveJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import type { Trigger } from '../../../../../electron/engine/model/trigger.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const onUnlock: Trigger = { kind: 'event', on: [{ kind: 'unlock' }] }
const after = (jobId: string): Trigger => ({
  kind: 'event',
  on: [{ kind: 'job', jobId, end: 'succeeded' }],
})

/** Tasks with a share each, by what starts them. */
function tasks(saving: SavingEngine, ...triggers: readonly Trigger[]): number[] {
  return triggers.map((trigger, index) => {
    const pwd_id = `share${index + 1}`
    saving.drive.shares.set(pwd_id, { pwd_id, passcode: '', tree: [node('第1集.mp4')] })
    return saving.add(pwd_id, pwd_id, { trigger })
  })
}

const runs = ({ engine }: SavingEngine) => engine.runs.list({ jobId: saveJobId, limit: 10 })

test('a task begins when what it waits for happens, and no other does', async () => {
  await using saving = await SavingEngine.start()
  const [first = 0, second = 0] = tasks(saving, onUnlock, {
    kind: 'event',
    on: [{ kind: 'resume' }],
  })
  saving.engine.start()
  await saving.clock.pass(1000)
  saving.engine.signal('unlock')
  // What is due already is not due twice.
  saving.engine.signal('unlock')
  await saving.clock.pass(10)
  const run = await saving.lastEnded()
  expect(run).toMatchObject({
    cause: 'event',
    occurrence: { kind: 'unlock' },
    summary: { tasks: 1 },
  })
  await saving.clock.pass(3_600_000)
  expect(runs(saving)).toHaveLength(1)
  expect(saving.state(first)?.last?.end).toMatchObject({ kind: 'question' })
  expect(saving.state(second)?.last).toBeNull()

  saving.engine.saving.tasks.edit(first, { isPaused: true })
  saving.engine.signal('unlock')
  await saving.clock.pass(3_600_000)
  expect(runs(saving)).toHaveLength(1)
})

test('what happens while a run is under way or before a quit has its turn afterwards', async () => {
  await using saving = await SavingEngine.start()
  const [first = 0, second = 0] = tasks(saving, onUnlock, onUnlock)
  saving.engine.start()
  await saving.clock.pass(1000)
  saving.engine.saving.run(first)
  saving.engine.signal('unlock')
  await saving.lastEnded()
  await saving.clock.pass(10)
  expect(await saving.lastEnded()).toMatchObject({ cause: 'event', summary: { tasks: 2 } })
  expect(saving.state(second)?.last?.end).toMatchObject({ kind: 'question' })

  saving.engine.saving.run(first)
  await saving.clock.pass(100)
  saving.engine.signal('unlock')
  await saving.reopen()
  saving.engine.start()
  await saving.clock.pass(10)
  expect(await saving.lastEnded()).toMatchObject({ cause: 'startup', summary: { tasks: 1 } })
  await saving.clock.pass(10)
  expect(await saving.lastEnded()).toMatchObject({ cause: 'event', summary: { tasks: 1 } })
  expect(runs(saving)).toHaveLength(5)
})

test('a task follows the end of a job, and closes no circle of jobs', async () => {
  await using saving = await SavingEngine.start()
  const { jobs } = saving.engine
  saving.engine.start()
  const [id = 0] = tasks(saving, after(backUpJobId))
  await saving.clock.pass(1000)
  const { runId } = saving.engine.run(backUpJobId)
  await saving.ended(runId)
  await saving.clock.pass(10)
  const run = await saving.lastEnded()
  expect(run.occurrence).toMatchObject({ kind: 'job', jobId: backUpJobId, runId })
  expect(saving.state(id)?.last?.end).toMatchObject({ kind: 'question' })

  const circle = expect.objectContaining({ code: 'SCHEDULE_INVALID' })
  expect(() => jobs.reschedule(backUpJobId, after(saveJobId))).toThrow(circle)
  expect(() => tasks(saving, after(saveJobId))).toThrow(circle)
  expect(() => tasks(saving, after('nobody'))).toThrow(circle)
})

test('a task begins when a file has changed and come to rest', async () => {
  await using saving = await SavingEngine.start()
  using folder = temporaryFolder()
  const path = join(folder.path, 'list.txt')
  writeFileSync(path, 'one')
  const on = [{ kind: 'file', path, settleSeconds: 5 }] as const
  const [id = 0] = tasks(saving, { kind: 'event', on })
  saving.engine.start()
  let count = 0
  await vi.waitFor(
    async () => {
      // The folder is watched a moment after the start; what changed before that is not told.
      count += 1
      writeFileSync(path, `another one, ${count}`)
      await saving.clock.pass(31_000)
      expect(runs(saving)[0]?.occurrence).toEqual({ kind: 'file', path })
    },
    { timeout: 20_000 },
  )
  await saving.lastEnded()
  expect(saving.state(id)?.last?.end).toMatchObject({ kind: 'question' })
})

test('a failed run of one task is tried again with that task alone', async () => {
  await using saving = await SavingEngine.start()
  tasks(saving, onUnlock)
  const first = saving.add('北', 'nowhere')
  saving.engine.start()
  await saving.clock.pass(1000)
  const policy = { retries: 1, retryBackOffSeconds: 1 }
  saving.engine.jobs.edit(saveJobId, { policy })
  const run = await saving.ended(saving.engine.saving.run(first).runId)
  expect(run).toMatchObject({ outcome: 'failed', total: 1 })
})

test('a clock that was set back keeps no task from its own times', async () => {
  await using saving = await SavingEngine.start()
  const hourly: Trigger = { kind: 'cron', crontab: '0 * * * *' }
  const [id = 0] = tasks(saving, hourly)
  saving.engine.start()
  await saving.clock.pass(3_600_000)
  await saving.lastEnded()
  expect(runs(saving)).toHaveLength(1)
  saving.clock.jump(-365 * 24 * 3_600_000)
  await saving.clock.pass(2 * 3_600_000)
  await saving.lastEnded()
  // Each hour once, though it was changed and begun in what is the future now.
  expect(runs(saving)).toHaveLength(3)
  expect(saving.state(id)?.last?.begunAt).toBeLessThanOrEqual(saving.clock.now())
})
