import { expect, test } from 'vitest'
import {
  autostartEntry,
  execLine,
  isSwitchedOn,
  withCommand,
  wordsIn,
} from '../../../electron/machine/autostart-entry.ts'

// https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
test.each([
  ['/opt/Pansentry/pansentry', '/opt/Pansentry/pansentry --hidden'],
  ['/opt/a b/pansentry', '"/opt/a b/pansentry" --hidden'],
  ['/opt/盘哨/pansentry', '"/opt/盘哨/pansentry" --hidden'],
  ['/opt/100%/%f', '/opt/100%%/%%f --hidden'],
  ['/opt/"$a`/p', String.raw`"/opt/\\"\\$a\\${'`'}/p" --hidden`],
  [String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b" --hidden`],
  ["/opt/Anna's~#&;|<>*?()/p", `"/opt/Anna's~#&;|<>*?()/p" --hidden`],
  ['/opt/two\nlines', String.raw`"/opt/two\nlines" --hidden`],
  [String.raw`/opt/a\nb`, String.raw`"/opt/a\\\\nb" --hidden`],
])('quotes %j', (program, line) => {
  expect(execLine([program, '--hidden'])).toBe(line)
  expect(wordsIn(autostartEntry([program, '--hidden']))).toEqual([program, '--hidden'])
})

test.each([
  ['[Desktop Entry]\nExec=/usr/bin/pansentry --hidden %U\n', ['/usr/bin/pansentry', '--hidden']],
  ['[Desktop Entry]\nExec = "/a b/c"  d\n', ['/a b/c', 'd']],
  ['[Desktop Entry]\nExec=/opt/my\\sapp\n', ['/opt/my', 'app']],
  ['[Desktop Entry]\nName=Pansentry\n', []],
  ['Exec=/outside/the/group\n', []],
  ['[Desktop Action New]\nExec=/b\n[Desktop Entry]\nExec=/a\n', ['/a']],
])('the command in %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words)
})

test.each([
  ['[Desktop Entry]\nExec=/x\n', true],
  ['[Desktop Entry]\nExec=/x\nHidden=false\n', true],
  ['[Desktop Entry]\nExec=/x\nHidden=true\n', false],
  ['[Desktop Entry]\nExec=/x\nX-GNOME-Autostart-enabled = false\n', false],
  ['[Desktop Entry]\nExec=/x\nX-MATE-Autostart-enabled=false\n', false],
  ['[Desktop Entry]\r\nExec=/x\r\nHidden=true\r\n', false],
  ['[Desktop Entry]\nExec=/x\n[Desktop Action New]\nHidden=true\n', true],
  ['[Desktop Entry]\nName=Pansentry\n', false],
  ['', false],
])('%j is on: %s', (text, on) => {
  expect(isSwitchedOn(text)).toBe(on)
})

test('another command leaves the other lines as they are', () => {
  const action = '[Desktop Action New]\nExec=/old\n'
  const own = `[Desktop Entry]\nExec=/old --hidden\nX-GNOME-Autostart-Delay=10\n${action}`
  expect(withCommand(own, ['/new $&', '--hidden'])).toBe(
    `[Desktop Entry]\nExec="/new \\\\$&" --hidden\nX-GNOME-Autostart-Delay=10\n${action}`,
  )
})

test('an entry names the program without which a desktop passes over it, and follows it', () => {
  const entry = autostartEntry([String.raw`/opt/a b\c/pansentry`, '--hidden'])
  expect(entry).toContain(String.raw`TryExec=/opt/a b\\c/pansentry` + '\n')
  const moved = withCommand(entry, ['/new/$&', '--hidden'])
  expect(moved).toContain('TryExec=/new/$&\n')
  expect(wordsIn(moved)).toEqual(['/new/$&', '--hidden'])
})
