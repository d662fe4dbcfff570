import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CommandHome } from '../../support/command/command-home.ts'
import { outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { describeOn } from '../../support/systems.ts'

const entry = join(import.meta.dirname, '../../../electron/cli.ts')
describeOn('POSIX', 'modes', () => {
  const asNobody = promisify(execFile)
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

  let home: CommandHome

  beforeEach(async () => {
    home = await CommandHome.start()
  })

  afterEach(() => home[Symbol.asyncDispose]())

  /** Serves under a umask until `work` is over. */
  async function served(umask: string, work: () => Promise<void>): Promise<void> {
    const child = home.command.shell(
      `umask ${umask}; exec "${process.execPath}" "${entry}" serve --port 0`,
      home.folder,
    )
    const ended = outcomeOf(child)
    await waitForOutput(child, /open this link within ten minutes: (\S+)/)
    await work()
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0 })
  }

  describe.each(['000', '022'])('under umask %s', (umask) => {
    test('the data folder and all in it is its owner’s alone', async () => {
      await served(umask, async () => {
        await home.command.run(['run', 'back_up_database', '--wait'])
        const all = readdirSync(home.dataFolder, { recursive: true, encoding: 'utf8' })
        const files = all.filter((name) => !name.startsWith('jobs/'))
        expect(files).toContain('pansentry.db')
        expect(files.filter((name) => name.startsWith('backups/'))).toHaveLength(1)
        const open = files.filter(
          (name) => (statSync(join(home.dataFolder, name)).mode & 0o077) !== 0,
        )
        expect(open).toEqual([])
        expect(mode(home.dataFolder)).toBe('700')
      })
    })

    test('a script makes files as its person would', async () => {
      await served(umask, async () => {
        const made = home.path('shared')
        const add = ['job', 'add', 'maker', '--cron', '0 8 * * *', '--', 'touch', made]
        const added = await home.command.run(add)
        expect(added).toMatchObject({ code: 0 })
        expect(await home.command.run(['run', 'maker', '--wait'])).toMatchObject({ code: 0 })
        expect(mode(made)).toBe((0o666 & ~Number.parseInt(umask, 8)).toString(8))
      })
    })

    describeOn('POSIX as root', 'other users', () => {
      test('another user reads, puts and removes nothing', async () => {
        await asNobody('chmod', ['755', home.folder])
        await served(umask, async () => {
          const attempts = [
            'cat pansentry.db',
            'cat logs/app.log',
            'cat api-token',
            'exec 9< control.lock',
            'echo > jobs/evil.mjs',
            'rm control.sock',
          ]
          for (const attempt of attempts) {
            const script = `cd ${home.dataFolder} && ${attempt}`
            await expect(asNobody('su', ['-s', '/bin/sh', 'nobody', '-c', script])).rejects.toThrow(
              /can't cd|denied/i,
            )
          }
          expect(readFileSync(join(home.dataFolder, 'api-token'), 'utf8')).not.toBe('')
        })
      })
    })
  })
})
