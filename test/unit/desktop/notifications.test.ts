import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { type Notice, Notifications } from '../../../electron/desktop/notifications.ts'
import { EngineEvents } from '../../../electron/engine/model/events.ts'
import { defaultSettings, type Settings } from '../../../electron/engine/model/settings.ts'
import { Language } from '../../../electron/words/language.ts'

class Shown extends EventEmitter {
  readonly notice: Notice

  constructor(notice: Notice) {
    super()
    this.notice = notice
  }

  show(): void {}
}

/** Notifications of a system that answers by hand. */
function notifying({ isSupported = true, isWatched = false } = {}) {
  let settings: Settings = defaultSettings
  let changes = 0
  const made: Shown[] = []
  const done: string[] = []
  const events = new EngineEvents((error) => {
    throw error
  })
  events.on(({ type }) => {
    if (type === 'settings') changes += 1
  })
  const notifications = new Notifications({
    engine: {
      events,
      notifications: { muteForDay: ({ id, kind }) => done.push(`mute ${kind} ${id}`) },
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
    open: (place = 'the window') => done.push(`open ${place}`),
    copy: (text) => done.push(`copy ${text}`),
    make(notice) {
      if (!isSupported) return null
      const notification = new Shown(notice)
      made.push(notification)
      return notification
    },
  })
  return {
    made,
    done,
    notifications,
    isHinted: () => settings.trayHintShown,
    changes: () => changes,
  }
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

test('the hint opens the window as it was left, and has no buttons', () => {
  const { done, made, notifications } = notifying()
  notifications.hintAtTray()
  expect(made[0]?.notice.actions).toBeUndefined()
  made[0]?.emit('click')
  expect(done).toEqual(['open the window'])
})

test('a system that shows none is told too', () => {
  const { isHinted, notifications } = notifying({ isSupported: false })
  notifications.hintAtTray()
  expect(notifications.problem).toMatch(/no notifications/)
  expect(isHinted()).toBe(false)
})

describe('what is told', () => {
  const target = {
    path: '/links/7',
    links: 'Dune https://pan.quark.cn/s/a7',
    mutable: { kind: 'link' as const, id: '7' },
  }
  const message = { title: '1 link died', text: 'Dune: expired', target }

  test('leads to what it is about, by a click and by each of its buttons', () => {
    const { done, made, notifications } = notifying()
    void notifications.notify(message)
    const [shown] = made
    expect(shown?.notice).toEqual({
      title: '1 link died',
      body: 'Dune: expired',
      actions: ['Show it', 'Copy', 'Mute for a day'].map((text) => ({ type: 'button', text })),
    })
    shown?.emit('click')
    for (const actionIndex of [0, 1, 2, 3]) shown?.emit('action', { actionIndex })
    const copied = 'copy Dune https://pan.quark.cn/s/a7'
    expect(done).toEqual(['open /links/7', 'open /links/7', copied, 'mute link 7'])
  })

  test('is copied itself where it names no link, and has no button that does nothing', () => {
    const { done, made, notifications } = notifying()
    const about = { path: '/', links: '', mutable: null }
    void notifications.notify({ title: 'No network', text: 'for 1 h', target: about })
    expect(made[0]?.notice.actions).toHaveLength(2)
    made[0]?.emit('action', { actionIndex: 1 })
    expect(done).toEqual(['copy No network\nfor 1 h'])
  })

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
