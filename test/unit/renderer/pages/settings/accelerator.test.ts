import { expect, test } from 'vitest'
import { acceleratorOf } from '../../../../../renderer/pages/settings/accelerator.ts'

function press(keys: string) {
  const parts = keys.split(' ')
  return {
    code: parts.at(-1) ?? '',
    ctrlKey: parts.includes('ctrl'),
    altKey: parts.includes('alt'),
    shiftKey: parts.includes('shift'),
    metaKey: parts.includes('meta'),
  }
}

test.each([
  ['ctrl shift KeyA', 'Control+Shift+A'],
  ['ctrl alt Digit7', 'Control+Alt+7'],
  ['meta Space', 'Super+Space'],
  ['alt ArrowUp', 'Alt+Up'],
  ['F9', 'F9'],
  ['shift F12', 'Shift+F12'],
  ['ctrl alt shift meta PageDown', 'Control+Alt+Shift+Super+PageDown'],
])('%s is a shortcut', (keys, accelerator) => {
  expect(acceleratorOf(press(keys), false)).toBe(accelerator)
})

test('⌘ is Command on a Mac', () => {
  expect(acceleratorOf(press('shift meta KeyA'), true)).toBe('Shift+Command+A')
})

test.each([
  ['a letter alone, which is for writing', 'KeyA'],
  ['a capital', 'shift KeyA'],
  ['a modifier that is held', 'ctrl ControlLeft'],
  ['a key that Electron has no name for', 'ctrl IntlBackslash'],
  ['a number of its own', 'Numpad1'],
  ['no key at all', 'ctrl '],
])('%s is none', (_, keys) => {
  expect(acceleratorOf(press(keys), false)).toBeNull()
})
