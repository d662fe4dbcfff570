import { expect, test } from 'vitest'
import { QuickAddShortcut } from '../../../../electron/desktop/quick-add/quick-add-shortcut.ts'

function shortcut({ taken = '', isWayland = false } = {}) {
  const registered = new Map<string, () => void>()
  let pressed = 0
  const subject = new QuickAddShortcut({
    system: {
      register(keys, callback) {
        if (keys === taken) return false
        registered.set(keys, callback)
        return true
      },
      unregister: (keys) => void registered.delete(keys),
    },
    isWayland,
    onPressed: () => (pressed += 1),
  })
  return { subject, registered, presses: () => pressed }
}

test('listens for the keys that are set last, and for none while there are none', () => {
  const { presses, registered, subject } = shortcut()
  subject.set('Control+Shift+A')
  subject.set('Control+Shift+B')
  expect([...registered.keys()]).toEqual(['Control+Shift+B'])
  registered.get('Control+Shift+B')?.()
  expect(presses()).toBe(1)
  subject.set('')
  expect([...registered.keys()]).toEqual([])
})

test('tells that another program has the keys, until others are set', () => {
  const { subject } = shortcut({ taken: 'Control+Alt+Delete' })
  expect(subject.set('Control+Alt+Delete')).toBe(true)
  expect(subject.hindrance).toBe('taken')
  expect(subject.set('Control+Alt+Delete')).toBe(false)
  expect(subject.set('Control+Alt+Q')).toBe(true)
  expect(subject.hindrance).toBeNull()
})

test('tells of Wayland as long as there are keys', () => {
  const { subject } = shortcut({ isWayland: true })
  expect(subject.hindrance).toBeNull()
  subject.set('Control+Alt+Q')
  expect(subject.hindrance).toBe('wayland')
  subject.set('')
  expect(subject.hindrance).toBeNull()
})
