import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  loginItemAutostart,
  noAutostart,
  xdgAutostart,
} from '../../../electron/machine/autostart.ts'
import { autostartEntry, execLine, programIn } from '../../../electron/machine/autostart-entry.ts'

let config = ''
let file = ''
beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'autostart-'))
  file = join(config, 'autostart/pansentry.desktop')
})
afterEach(() => rmSync(config, { recursive: true }))

const entry = () => readFileSync(file, 'utf8')
const put = (text: string) => {
  mkdirSync(join(config, 'autostart'), { recursive: true })
  writeFileSync(file, text)
}

test('is off until it is switched on, and off again after', () => {
  const autostart = xdgAutostart(config, '/opt/Pansentry/pansentry')
  expect(autostart.get()).toBe(false)
  autostart.set(true)
  expect(autostart.get()).toBe(true)
  expect(entry()).toContain('\nExec="/opt/Pansentry/pansentry" --hidden\n')
  autostart.set(false)
  expect(autostart.get()).toBe(false)
  autostart.set(false)
})

// https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
test.each([
  ['/opt/a b/pansentry', '"/opt/a b/pansentry" --hidden'],
  ['/opt/盘哨/pansentry', '"/opt/盘哨/pansentry" --hidden'],
  ['/opt/100%/pansentry', '"/opt/100%%/pansentry" --hidden'],
  ['/opt/"$a`/p', String.raw`"/opt/\\"\\$a\\${'`'}/p" --hidden`],
  [String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b" --hidden`],
])('quotes %s', (command, line) => {
  expect(execLine(command)).toBe(line)
  expect(programIn(autostartEntry(command))).toBe(command)
})

test.each([
  ['[Desktop Entry]\nExec=/usr/bin/pansentry --hidden\n', '/usr/bin/pansentry'],
  ['[Desktop Entry]\nName=Pansentry\n', ''],
  ['Exec=/outside/the/group\n', ''],
])('the program in %j', (text, program) => {
  expect(programIn(text)).toBe(program)
})

test.each([
  ['[Desktop Entry]\nExec=/x\n', true],
  ['[Desktop Entry]\nExec=/x\nHidden=false\n', true],
  ['[Desktop Entry]\nExec=/x\nHidden=true\n', false],
  ['[Desktop Entry]\nExec=/x\nX-GNOME-Autostart-enabled = false\n', false],
  ['[Desktop Entry]\r\nExec=/x\r\nHidden=true\r\n', false],
  ['[Desktop Entry]\nExec=/x\n[Desktop Action New]\nHidden=true\n', true],
])('%j is on: %s', (text, on) => {
  put(text)
  expect(xdgAutostart(config, '/x').get()).toBe(on)
})

test('switching on turns an entry on that a desktop had switched off', () => {
  put('[Desktop Entry]\nExec=/x\nHidden=true\n')
  const autostart = xdgAutostart(config, '/x')
  autostart.set(true)
  expect(autostart.get()).toBe(true)
})

test('an entry that names another place is repaired', () => {
  xdgAutostart(config, '/old/pansentry').set(true)
  xdgAutostart(config, '/new/pansentry').repair()
  expect(entry()).toContain('Exec="/new/pansentry" --hidden')
})

test('an entry that fits, or is switched off, is left alone', () => {
  const autostart = xdgAutostart(config, '/x')
  const own = '[Desktop Entry]\nExec="/x" --hidden\nComment=mine\n'
  put(own)
  autostart.repair()
  expect(entry()).toBe(own)
  const off = '[Desktop Entry]\nExec=/old\nHidden=true\n'
  put(off)
  autostart.repair()
  expect(entry()).toBe(off)
})

test('without an entry there is nothing to repair', () => {
  const autostart = xdgAutostart(config, '/x')
  autostart.repair()
  expect(autostart.get()).toBe(false)
})

test('elsewhere it is the login item, read back from the system', () => {
  let item = false
  const autostart = loginItemAutostart({
    get: () => item,
    set: (on) => {
      item = on
    },
  })
  autostart.set(true)
  expect([item, autostart.get()]).toEqual([true, true])
})

test('a development run has none', () => {
  noAutostart.set(true)
  expect(noAutostart.get()).toBeNull()
})
