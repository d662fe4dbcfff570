import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from '../../../support/engine.ts'
import { onceJob } from '../../../support/jobs/once-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const script = join(import.meta.dirname, '../../../support/processes/job-process.ts')

/** Starts a real process that has something due at once, and kills it at that moment. */
function diesAt(dataFolder: string, moment: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [script, dataFolder, moment], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => child.kill('SIGKILL'))
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

test.each([
  ['between claim and run', 'claimed', 0],
  ['at the start of the run', 'begun', 0],
  ['at the end of the run', 'done', 1],
])(
  'SIGKILL %s: the run is interrupted, the history says so, and it never runs again',
  async (_, moment, times) => {
    using folder = temporaryFolder()
    expect(await diesAt(folder.path, moment)).toBe('SIGKILL')
    let again = 0
    const { engine } = openEngine({
      dataFolder: folder.path,
      clock: new ManualClock(Date.now() + 1000),
      jobs: onceJob(() => again++),
    })
    engine.start()
    engine.lookNow()
    await new Promise((resolve) => setTimeout(resolve, 50))
    const file = join(folder.path, 'ran')
    const ran = existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\r?\n/).length : 0
    expect(ran).toBe(times)
    expect(again).toBe(0)
    const runs = engine.runs.list({ jobId: 'once', limit: 10 })
    expect(runs.map(({ cause, outcome }) => `${cause} ${outcome}`)).toEqual([
      'catch-up interrupted',
    ])
    expect(engine.jobs.get('once').nextRunAt).toBeNull()
    await engine.stop()
  },
)
