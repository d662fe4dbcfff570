import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from '../../../support/engine.ts'
import { chainedJobs } from '../../../support/jobs/chained-jobs.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const script = join(import.meta.dirname, '../../../support/processes/chain-process.ts')

/** Starts a real process with a job that another follows, and kills it at that moment. */
function diesAt(dataFolder: string, moment: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [script, dataFolder, moment], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => child.kill('SIGKILL'))
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

test.each([
  ['between the end of a run and what follows: it follows after the next start, once', 'ended', 1],
  ['when what follows was claimed: it is interrupted, and never begins again', 'claimed', 0],
])('SIGKILL %s', async (_, moment, times) => {
  using folder = temporaryFolder()
  expect(await diesAt(folder.path, moment)).toBe('SIGKILL')
  let starts = 0
  const clock = new ManualClock(Date.now() + 1000)
  const { engine } = openEngine({
    dataFolder: folder.path,
    clock,
    jobs: chainedJobs(() => starts++),
  })
  engine.start()
  await clock.pass(60_000)
  expect(starts).toBe(times)
  const runs = engine.runs.list({ jobId: 'second', limit: 10 })
  expect(runs.map(({ cause, outcome }) => `${cause} ${outcome}`)).toEqual([
    times === 1 ? 'event succeeded' : 'event interrupted',
  ])
  const [first] = engine.runs.list({ jobId: 'first', limit: 10 })
  expect(runs[0]?.occurrence).toMatchObject({ kind: 'job', jobId: 'first', runId: first?.id })
  await engine.stop()
})
