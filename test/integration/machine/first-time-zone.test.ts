import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Level } from '../../../electron/engine/model/run.ts'
import { openEngine } from '../../../electron/machine/open-engine.ts'
import { CommandLine, outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { english } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  vi.unstubAllEnvs()
  folder[Symbol.dispose]()
})

/** The zone of the settings after a start with SCHEDULER_TIMEZONE, and what was logged. */
async function start(name: string): Promise<{ zone: string; logged: [Level, string][] }> {
  vi.stubEnv('SCHEDULER_TIMEZONE', name)
  const logged: [Level, string][] = []
  const engine = openEngine({
    dataFolder: folder.path,
    log: { write: (level, _, text) => logged.push([level, english(text)]), textOf: english },
  })
  const { timeZone: zone } = engine.settings.get()
  await engine.stop()
  return { zone, logged }
}

test.each([
  ['Asia/Shanghai', 'Asia/Shanghai'],
  [' asia/tokyo ', 'Asia/Tokyo'],
  ['PRC', 'Asia/Shanghai'],
])('“%s” is the zone of a new folder, as %s', async (name, zone) => {
  expect(await start(name)).toEqual({
    zone,
    logged: [['info', expect.stringContaining(`The time zone is ${zone}`)]],
  })
})

test('a folder that is there keeps its own', async () => {
  await start('Asia/Tokyo')
  expect(await start('Asia/Shanghai')).toEqual({ zone: 'Asia/Tokyo', logged: [] })
})

test('a folder that was made without it goes by the machine', async () => {
  expect(await start('')).toEqual({ zone: 'system', logged: [] })
  expect(await start('Asia/Shanghai')).toEqual({ zone: 'system', logged: [] })
})

test.each(['Shanghai', 'GMT+8', 'Asia/Shanghai;'])(
  '“%s” is not taken, and is told',
  async (name) => {
    const sentence = `SCHEDULER_TIMEZONE is “${name}”, which is not a time zone`
    expect(await start(name)).toEqual({
      zone: 'system',
      logged: [['warn', expect.stringContaining(sentence)]],
    })
  },
)

test('serve says that a folder which is there does not take it', async () => {
  await start('Asia/Tokyo')
  for (const [name, told] of [
    ['Asia/Shanghai', /^SCHEDULER_TIMEZONE \(Asia\/Shanghai\) is not taken.* is Asia\/Tokyo;.*\n$/],
    ['Asia/Tokyo', /^$/],
  ] as const) {
    const command = new CommandLine(folder.path, { SCHEDULER_TIMEZONE: name })
    const serve = command.start('serve', '--no-http')
    const ended = outcomeOf(serve)
    await waitForOutput(serve, /engine runs/)
    await command.end(serve)
    expect((await ended).err.replace(/^Stopp.*\n/gm, '')).toMatch(told)
  }
})

test('app.log and doctor tell it', async () => {
  const named = { SCHEDULER_TIMEZONE: 'Beijing' }
  const commands = new CommandLine(folder.path, named)
  const serve = commands.start('serve', '--no-http')
  const ended = outcomeOf(serve)
  await waitForOutput(serve, /engine runs/)
  const doctor = await commands.run(['doctor'])
  await commands.end(serve)
  await ended
  expect(doctor.out).toMatch(/! +Time zone +Beijing\n.*SCHEDULER_TIMEZONE is not the name/)
  const log = readFileSync(join(folder.path, 'logs/app.log'), 'utf8')
  expect(log).toMatch(/\[warn\] \[pansentry\] ⚠️ SCHEDULER_TIMEZONE is “Beijing”/)
})
