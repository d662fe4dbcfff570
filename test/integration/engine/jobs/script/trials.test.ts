import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import {
  type ScriptParams,
  scriptParamsSchema,
} from '../../../../../electron/engine/model/params/script-params.ts'
import type { TrialStep } from '../../../../../electron/engine/model/params/trial.ts'
import { english, openEngine } from '../../../../support/engine.ts'
import { openPort } from '../../../../support/port-client.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const question = (params: ScriptParams, timeLimitSeconds = 60) => ({
  id: 'draft',
  params,
  timeLimitSeconds,
})

async function outcomeOf(steps: AsyncIterable<TrialStep>) {
  const lines: string[] = []
  let end: Extract<TrialStep, { type: 'ended' }> | undefined
  for await (const step of steps) {
    if (step.type === 'ended') end = step
    else lines.push(...step.lines.map(({ level, text }) => `${level} ${english(text)}`))
  }
  return { lines, outcome: end?.outcome, error: english(end?.error ?? '') }
}

async function withEngine(work: (engine: Engine, folder: string) => Promise<void>) {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  await work(engine, folder.path)
  await engine.stop()
}

describeOn('POSIX', 'a test run', () => {
  const shell = (script: string, more: object = {}) =>
    scriptParamsSchema.parse({ program: 'sh', arguments: ['-c', script], ...more })

  test('a draft is run, its output told, and nothing of it kept', async () => {
    await withEngine(async (engine) => {
      const steps = engine.jobs.trials.run(question(shell('echo one; echo two >&2; exit 3')))
      expect(await outcomeOf(steps)).toEqual({
        lines: expect.arrayContaining(['info one', 'warn two']),
        outcome: 'failed',
        error: 'Exit code 3: two',
      })
      expect(engine.runs.list({ limit: 10 })).toEqual([])
      expect(engine.jobs.has('draft')).toBe(false)
    })
  })

  test('output arrives while the program runs, and it is ended when the reader goes', async () => {
    await withEngine(async (engine, folder) => {
      const pid = join(folder, 'pid')
      const { api, close } = openPort(engine)
      const params = shell(`echo $$ > '${pid}'; echo begun; sleep 600`)
      const steps = await api.scripts.try(question(params))
      const { value } = await steps.next()
      expect(value).toMatchObject({ type: 'lines', lines: [{ level: 'info', text: 'begun' }] })
      await steps.return?.()
      const number = Number(readFileSync(pid, 'utf8'))
      await expect.poll(() => isAlive(number)).toBe(false)
      close()
    })
  })

  test('a secret is hidden in what is told', async () => {
    await withEngine(async (engine) => {
      const environment = { TOKEN: 'hunter2-hunter2' }
      const params = shell('echo "got $TOKEN"', { environment, secrets: ['TOKEN'] })
      const { lines } = await outcomeOf(engine.jobs.trials.run(question(params)))
      expect(lines).toEqual(['info got ***'])
    })
  })

  test('its time is limited, and so is that of Pansentry', async () => {
    await withEngine(async (engine) => {
      const late = await outcomeOf(engine.jobs.trials.run(question(shell('sleep 600'), 0.3)))
      expect(late).toMatchObject({ outcome: 'timed-out', error: '' })
      const steps = engine.jobs.trials.run(question(shell('echo begun; sleep 600')))
      await steps.next()
      engine.jobs.trials.stop()
      expect(await outcomeOf(steps)).toMatchObject({ outcome: 'cancelled' })
    })
  })

  test('a program that is not there is told', async () => {
    await withEngine(async (engine) => {
      const params = scriptParamsSchema.parse({ program: 'no-such-program' })
      expect(await outcomeOf(engine.jobs.trials.run(question(params)))).toMatchObject({
        outcome: 'failed',
        error: expect.stringContaining('not found'),
      })
    })
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
