import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { Notifications } from '../../../electron/desktop/notifications.ts'
import { EngineEvents } from '../../../electron/engine/model/events.ts'
import { defaultSettings, type Settings } from '../../../electron/engine/model/settings.ts'
import { Language } from '../../../electron/words/language.ts'

class Shown extends EventEmitter {
  show(): void {}
}

/** Notifications of a system that answers by hand. */
function notifying({ isSupported = true, isWatched = false } = {}) {
  let settings: Settings = defaultSettings
  let changes = 0
  const made: Shown[] = []
  const events = new EngineEvents((error) => {
    throw error
  })
  events.on(({ type }) => {
    if (type === 'settings') changes += 1
  })
  const notifications = new Notifications({
    engine: {
      events,
      settings: {
        get: () => settings,
        update: (change: Partial<Settings>) => {
          settings = { ...settings, ...change }
          return settings
        },
      },
    },
    language: new Language('en'),
    isWatched: () => isWatched,
    open: () => {},
    make() {
      if (!isSupported) return null
      const notification = new Shown()
      made.push(notification)
      return notification
    },
  })
  return { made, notifications, isHinted: () => settings.trayHintShown, changes: () => changes }
}

test('the hint counts as shown only when it was', () => {
  const { isHinted, made, notifications } = notifying()
  notifications.hintAtTray()
  expect(isHinted()).toBe(false)
  made[0]?.emit('failed', {}, 'Notifications are not allowed for this application')
  notifications.hintAtTray()
  expect({ made: made.length, hinted: isHinted() }).toEqual({ made: 2, hinted: false })
  made[1]?.emit('show')
  notifications.hintAtTray()
  expect({ made: made.length, hinted: isHinted() }).toEqual({ made: 2, hinted: true })
})

test('what kept one from being shown is told until one is', () => {
  const { changes, made, notifications } = notifying()
  expect(notifications.problem).toBeNull()
  notifications.hintAtTray()
  made[0]?.emit('failed', {}, 'not allowed')
  expect({ problem: notifications.problem, changes: changes() }).toEqual({
    problem: 'not allowed',
    changes: 1,
  })
  notifications.hintAtTray()
  made[1]?.emit('show')
  expect({ problem: notifications.problem, changes: changes() }).toEqual({
    problem: null,
    changes: 2,
  })
})

test('a system that shows none is told too', () => {
  const { isHinted, notifications } = notifying({ isSupported: false })
  notifications.hintAtTray()
  expect(notifications.problem).toMatch(/no notifications/)
  expect(isHinted()).toBe(false)
})

describe('what is told', () => {
  const message = { title: '2 links are dead', text: 'Dune' }

  test('arrives when the system has shown it', async () => {
    const { made, notifications } = notifying()
    const telling = notifications.notify(message)
    made[0]?.emit('show')
    expect(await telling).toEqual({ result: 'delivered', words: '' })
  })

  test('is refused in the words of the system', async () => {
    const { made, notifications } = notifying()
    const telling = notifications.notify(message)
    made[0]?.emit('failed', {}, 'not allowed')
    expect(await telling).toEqual({ result: 'refused', words: 'not allowed' })
  })

  test('is not shown to a person who looks at the dashboard', async () => {
    const { made, notifications } = notifying({ isWatched: true })
    expect(await notifications.notify(message)).toEqual({ result: 'delivered', words: '' })
    expect(made).toEqual([])
  })
})
