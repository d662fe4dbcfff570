import { spawnSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFile, readText } from '../../../../electron/cli/input/text-file.ts'
import { openSession } from '../../../../electron/cli/session.ts'
import { terminalOf } from '../../../../electron/cli/terminal.ts'
import { Language } from '../../../../electron/words/language.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const session = openSession({
  dataFolder: '/nowhere',
  json: false,
  terminal: terminalOf(process, { color: false }),
  language: new Language('en'),
  interrupt: new AbortController(),
})

test('a text is read, and one that no answer could take is refused before it is', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'jobs.json')
  writeFileSync(file, '\uFEFF{"名": 1}\n')
  expect(await readText(file, session)).toContain('{"名": 1}')
  truncateSync(file, 40 * 1024 * 1024)
  await expect(readText(file, session)).rejects.toThrow('It is larger than 32 MB.')
  await expect(readText(folder.path, session)).rejects.toThrow('It is no file.')
})

describeOn('POSIX', 'devices and pipes', () => {
  test('a device is not read, for it may have no end', async () => {
    await expect(readText('/dev/zero', session)).rejects.toThrow('It is no file.')
    await expect(openFile('/dev/zero', session)).rejects.toThrow('It is no file.')
  })

  test('a pipe is, as a shell hands over what a program writes', async () => {
    using folder = temporaryFolder()
    const pipe = join(folder.path, 'pipe')
    spawnSync('mkfifo', [pipe])
    const [text] = await Promise.all([readText(pipe, session), writeFile(pipe, 'TOKEN=1\n')])
    expect(text).toBe('TOKEN=1\n')
  })
})
