import { expect, test } from 'vitest'
import { examineRunning } from '../../../../electron/machine/doctor/running.ts'
import { CommandLine } from '../../../support/command/command-line.ts'
import { openEngine } from '../../../support/engine.ts'
import { openPort } from '../../../support/port-client.ts'
import { noDesktop } from '../../../support/server-host.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** An engine on a folder, asked as the page asks. */
function opened(dataFolder: string) {
  const { engine } = openEngine({ dataFolder })
  engine.start()
  const surroundings = { dataFolder, notificationProblem: null, hasDesktop: false }
  const host = {
    ...noDesktop,
    examine: (...asked: Parameters<typeof noDesktop.examine>) =>
      examineRunning(...asked, surroundings),
  }
  const { api, close } = openPort(engine, host)
  return {
    engine,
    api,
    async [Symbol.asyncDispose]() {
      close()
      await engine.stop()
    },
  }
}

test('the page is told what the command line finds', async () => {
  using folder = temporaryFolder()
  await using app = opened(folder.path)
  await app.api.settings.update({ paused: true, timeZone: 'Asia/Tokyo' })
  const found = await app.api.system.doctor()
  expect(found).toContainEqual(
    expect.objectContaining({
      check: 'database',
      status: 'good',
      found: expect.stringMatching(/^intact/),
    }),
  )
  expect(found).toContainEqual(expect.objectContaining({ check: 'jobs', status: 'warn' }))
  const told = await new CommandLine(folder.path).json('doctor')
  const ofThePlace = ['version', 'folder', 'database', 'backup', 'zone']
  for (const check of ofThePlace) {
    expect(found).toContainEqual(expect.objectContaining({ check, status: 'good', advice: '' }))
    expect(told).toContainEqual(expect.objectContaining({ check, status: 'good', advice: '' }))
  }
})

test('in the language of the settings, a job whose program is missing, and a lost database', async () => {
  using folder = temporaryFolder()
  await using app = opened(folder.path)
  const { api, engine } = app
  await api.settings.update({ language: 'zh-CN' })
  const trigger = { kind: 'cron', crontab: '0 3 * * *' } as const
  const params = { program: 'no-such-python', arguments: ['job.py'] }
  engine.jobs.create({ id: 'nightly', kind: 'script', name: 'Nightly', trigger, params })
  expect(await api.system.doctor()).toContainEqual(
    expect.objectContaining({
      check: 'jobProblem',
      status: 'bad',
      found: expect.stringMatching(/^nightly: .*no-such-python/),
      advice: expect.stringMatching(/修复/),
    }),
  )
  engine.health.failed('database', new Error('moved'))
  const found = await api.system.doctor()
  expect(found.map(({ check }) => check)).not.toContain('database')
  expect(found).toContainEqual(expect.objectContaining({ check: 'jobs', status: 'bad' }))
})
