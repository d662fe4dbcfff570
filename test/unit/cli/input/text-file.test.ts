import { spawnSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { openFile, readText } from '../../../../electron/cli/input/text-file.ts'
import { openSession } from '../../../../electron/cli/session.ts'
import { type StandardStreams, terminalOf } from '../../../../electron/cli/terminal.ts'
import { Language } from '../../../../electron/words/language.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const sessionOver = (streams: StandardStreams) =>
  openSession({
    dataFolder: '/nowhere',
    json: false,
    terminal: terminalOf(streams, { color: false }),
    language: new Language('en'),
    interrupt: new AbortController(),
  })

const session = sessionOver(process)

test('a text is read, and one that no answer could take is refused before it is', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'jobs.json')
  writeFileSync(file, '\uFEFF{"名": 1}\n')
  expect(await readText(file, session)).toContain('{"名": 1}')
  truncateSync(file, 40 * 1024 * 1024)
  await expect(readText(file, session)).rejects.toThrow('it is larger than 32 MB')
  await expect(readText(folder.path, session)).rejects.toThrow('cannot be read: it is no file')
  await expect(readText(`${file}.gone`, session)).rejects.toThrow('there is no such file')
})

describe('standard input', () => {
  const piped = (stdin: Readable) =>
    sessionOver({ stdin, stdout: process.stdout, stderr: process.stderr })

  test('is a text, or a file to import, as it comes', async () => {
    const pieces = ['TOKEN=', '名\n'].map((piece) => Buffer.from(piece))
    expect(await readText('-', piped(Readable.from(pieces)))).toBe('TOKEN=名\n')
    const file = await openFile('-', piped(Readable.from(pieces)))
    expect(await file.text()).toBe('TOKEN=名\n')
  })

  test('that does not end is refused, and read no further', async () => {
    let read = 0
    const endless = () =>
      new Readable({
        read() {
          read += 1
          this.push(Buffer.alloc(1024 * 1024))
        },
      })
    await expect(readText('-', piped(endless()))).rejects.toThrow(
      'standard input cannot be read: it is larger than 32 MB',
    )
    await expect(openFile('-', piped(endless()))).rejects.toThrow('it is larger than 64 MB')
    await expect(piped(endless()).terminal.secret('')).rejects.toThrow('it is larger than 32 MB')
    expect(read).toBeLessThan(200)
  })
})

describeOn('POSIX', 'devices and pipes', () => {
  test('a device is not read, for it may have no end', async () => {
    await expect(readText('/dev/zero', session)).rejects.toThrow('it is no file')
    await expect(openFile('/dev/zero', session)).rejects.toThrow('it is no file')
  })

  test('a pipe is, as a shell hands over what a program writes', async () => {
    using folder = temporaryFolder()
    const pipe = join(folder.path, 'pipe')
    spawnSync('mkfifo', [pipe])
    const [text] = await Promise.all([readText(pipe, session), writeFile(pipe, 'TOKEN=1\n')])
    expect(text).toBe('TOKEN=1\n')
    const [file] = await Promise.all([openFile(pipe, session), writeFile(pipe, '名,链接\n')])
    expect(await file.text()).toBe('名,链接\n')
  })
})
