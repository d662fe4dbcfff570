import { spawn } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CommandLine, outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = join(import.meta.dirname, '../../..')
// The clone is made of links, and is taken for the place its files lie in.
const asTheyLie = ['--preserve-symlinks', '--preserve-symlinks-main']

describeOn('POSIX', 'a clone made of links', () => {
  test('a checkout that was never built serves, and says how it is built', async () => {
    using folder = temporaryFolder()
    const dataFolder = join(folder.path, 'data')
    for (const name of ['electron', 'node_modules', 'package.json']) {
      symlinkSync(join(root, name), join(folder.path, name))
    }
    const command = new CommandLine(dataFolder)
    const entry = join(folder.path, 'electron/cli.ts')
    const serve = spawn(process.execPath, [...asTheyLie, entry, 'serve', '--port', '0'], {
      env: command.environment,
    })
    const ended = outcomeOf(serve)
    const [, url = ''] = await waitForOutput(serve, /dashboard is at (\S+)/)
    const token = readFileSync(join(dataFolder, 'api-token'), 'utf8').trim()
    const page = await fetch(`${url}/`, { headers: { Authorization: `Bearer ${token}` } })
    expect(await page.json()).toMatchObject({ message: expect.stringContaining('“npm run build”') })
    await command.end(serve)
    expect((await ended).err).toContain(
      `has not been built: run “npm run build” in ${folder.path},`,
    )
  })
})
