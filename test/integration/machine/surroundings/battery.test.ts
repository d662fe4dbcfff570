import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOnBattery } from '../../../../electron/machine/surroundings/battery.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

type Supplies = Readonly<Record<string, Readonly<Record<string, string>>>>

const mains = (online: string) => ({ type: 'Mains', online })
const battery = (status: string) => ({ type: 'Battery', status })

test.each<[string, Supplies, boolean | null]>([
  ['a computer without any supply', {}, null],
  ['a laptop at the mains', { AC: mains('1'), BAT0: battery('Charging') }, false],
  ['a full one', { AC: mains('1'), BAT0: battery('Full') }, false],
  ['a laptop on battery', { AC: mains('0'), BAT0: battery('Discharging') }, true],
  ['one of two batteries', { BAT0: battery('Unknown'), BAT1: battery('Discharging') }, true],
  [
    'one that is charged over USB',
    { AC: mains('0'), usb: { type: 'USB', online: '1' }, BAT0: battery('Discharging') },
    false,
  ],
  [
    'a desktop with a wireless mouse',
    { mouse: { ...battery('Discharging'), scope: 'Device' } },
    false,
  ],
  ['what cannot be read', { odd: {} }, false],
])('%s', (_, supplies, expected) => {
  using folder = temporaryFolder()
  for (const [name, files] of Object.entries(supplies)) {
    mkdirSync(join(folder.path, name))
    for (const [file, text] of Object.entries(files)) {
      writeFileSync(join(folder.path, name, file), `${text}\n`)
    }
  }
  expect(isOnBattery(folder.path)).toBe(expected)
})

test('a system that knows no such folder tells nothing', () => {
  expect(isOnBattery('/nowhere')).toBeNull()
})
