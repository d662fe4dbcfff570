import { expect, test } from 'vitest'
import { defaultSettings, readSettings } from '../../../../electron/engine/model/settings.ts'

test('an empty store holds a complete choice', () => {
  expect(readSettings({})).toEqual(defaultSettings)
})

test('one value that cannot be read costs no other', () => {
  const stored = { language: 'fr', theme: 'dark', timeZone: 8, httpPort: 80, paused: true, old: 1 }
  expect(readSettings(stored)).toEqual({ ...defaultSettings, theme: 'dark', paused: true })
})
