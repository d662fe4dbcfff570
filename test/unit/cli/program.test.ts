import type { Command as Commander } from 'commander'
import { describe, expect, test } from 'vitest'
import { commandIn, commands, programOf } from '../../../electron/cli/program.ts'
import { openSession } from '../../../electron/cli/session.ts'
import { terminalOf } from '../../../electron/cli/terminal.ts'
import { Language } from '../../../electron/words/language.ts'

test.each([
  ['an app opened by hand', [], true, undefined],
  ['an app opened at login', ['--hidden'], true, undefined],
  ['an app given a file', ['/home/me/links.txt'], true, undefined],
  ['a command', ['jobs', '--json'], true, ['jobs', '--json']],
  ['help', ['--help'], true, ['--help']],
  [
    'a command without a display',
    ['--ozone-platform=headless', '--log-level=3', 'serve'],
    true,
    ['serve'],
  ],
  ['a development run', ['--no-sandbox', '/work'], false, undefined],
  ['a command of a development run', ['--no-sandbox', '/work', 'run', 'x'], false, ['run', 'x']],
  [
    'switches of another program',
    ['--no-sandbox', 'job', 'add', 'x', '--', 'chromium', '--no-sandbox'],
    true,
    ['job', 'add', 'x', '--', 'chromium', '--no-sandbox'],
  ],
  ['a folder that is called like a command', ['jobs'], false, undefined],
] as const)('%s', (_, args, isPackaged, wanted) => {
  expect(commandIn(args, isPackaged)).toEqual(wanted)
})

describe.each(['en', 'zh-CN'] as const)('in %s', (tag) => {
  const language = new Language(tag)
  const session = openSession({
    dataFolder: '/nowhere',
    json: false,
    terminal: terminalOf(process, { color: false }),
    language,
    interrupt: new AbortController(),
  })
  const program = programOf(session, () => {})

  test.each(commands.map(({ name }) => name))('%s is told about in full', (name) => {
    const command = name
      .split(' ')
      .reduce<Commander | undefined>(
        (at, word) => at?.commands.find((next) => next.name() === word),
        program,
      )
    const help = command?.helpInformation()
    // A key that has no words is shown as itself.
    expect(help).not.toMatch(/\bcli\.\w/)
    expect(help).toContain('--json')
  })

  test('the program itself, too', () => {
    expect(program.helpInformation()).not.toMatch(/\bcli\.\w/)
  })
})
