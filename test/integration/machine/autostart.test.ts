import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { xdgAutostart } from '../../../electron/machine/autostart.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let config = ''
let file = ''
beforeEach(() => {
  folder = temporaryFolder()
  config = join(folder.path, 'config')
  file = join(config, 'autostart/pansentry.desktop')
})
afterEach(() => folder[Symbol.dispose]())

const entry = () => readFileSync(file, 'utf8')
const put = (text: string) => {
  mkdirSync(join(config, 'autostart'), { recursive: true })
  writeFileSync(file, text)
}
const starting = (program: string, ...environment: string[]) =>
  xdgAutostart(config, { environment, program: [program] })

test('is off until it is switched on, and off again after', () => {
  const autostart = starting('/opt/Pansentry/pansentry')
  expect(autostart.get()).toEqual({ on: false, hindrance: null })
  autostart.set(true)
  expect(autostart.get()).toEqual({ on: true, hindrance: null })
  expect(entry()).toContain('\nExec=/opt/Pansentry/pansentry --hidden\n')
  autostart.set(false)
  expect(autostart.get().on).toBe(false)
  expect(existsSync(file)).toBe(false)
  autostart.set(false)
})

test('switching on turns an entry on that a desktop had switched off', () => {
  put('[Desktop Entry]\nExec=/x\nHidden=true\n')
  const autostart = starting('/x')
  expect(autostart.get().on).toBe(false)
  autostart.set(true)
  expect(autostart.get().on).toBe(true)
})

test('an entry that names another place is repaired, and keeps what its person added', () => {
  starting('/old/pansentry').set(true)
  writeFileSync(file, `${entry()}X-GNOME-Autostart-Delay=10\n`)
  starting('/new/pansentry').repair()
  expect(entry()).toContain('\nExec=/new/pansentry --hidden\n')
  expect(entry()).toContain('\nX-GNOME-Autostart-Delay=10\n')
})

test.each([
  ['fits', 'Exec="/x" --hidden\nComment=mine'],
  ['opens the window', 'Exec=/x'],
  ['has a command before it', 'Exec=env LANG=zh_CN /x --hidden --lang=zh-CN'],
  ['is switched off', 'Exec=/old\nHidden=true'],
  ['is switched off by GNOME', 'Exec=/old\nX-GNOME-Autostart-enabled=false'],
  ['starts other data', 'Exec=env PANSENTRY_DATA_DIR=/other /old --hidden'],
  ['starts nothing', 'Name=Pansentry'],
])('an entry that %s is left alone', (_, lines) => {
  const own = `[Desktop Entry]\n${lines}\n`
  put(own)
  starting('/x').repair()
  expect(entry()).toBe(own)
})

test('each data folder knows its own entry', () => {
  const usual = starting('/x')
  const other = starting('/x', 'PANSENTRY_DATA_DIR=/demo')
  usual.set(true)
  const own = entry()
  other.repair()
  expect([usual.get().on, other.get().on, entry()]).toEqual([true, false, own])
  other.set(true)
  expect([usual.get().on, other.get().on]).toEqual([false, true])
  expect(entry()).toContain('\nExec=/usr/bin/env PANSENTRY_DATA_DIR=/demo /x --hidden\n')
})

test('without an entry there is nothing to repair', () => {
  starting('/x').repair()
  expect(existsSync(file)).toBe(false)
})

test('says when the folder of entries cannot be one', () => {
  mkdirSync(config)
  writeFileSync(join(config, 'autostart'), 'a file in its place')
  expect(starting('/x').get()).toEqual({ on: false, hindrance: 'unwritable' })
})

describeOn('Linux', 'a file that not even root can write', () => {
  // Of the files that even root cannot write, every Linux has these.
  test('says when it cannot be written', () => {
    mkdirSync(config)
    symlinkSync('/proc/self', join(config, 'autostart'))
    expect(starting('/x').get()).toEqual({ on: false, hindrance: 'unwritable' })
  })
})
