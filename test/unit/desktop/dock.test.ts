import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { followDock } from '../../../electron/desktop/dock.ts'
import { ManualClock } from '../../support/manual-clock.ts'

function desktop() {
  const app = new EventEmitter()
  const clock = new ManualClock('2026-11-26T00:00:00Z')
  const calls: string[] = []
  const dock = {
    show: () => Promise.resolve(void calls.push('show')),
    hide: () => void calls.push('hide'),
  }
  followDock(app, dock, clock)
  const open = () => {
    const window = new EventEmitter()
    app.emit('browser-window-created', {}, window)
    return { close: () => window.emit('closed') }
  }
  return { calls, clock, open }
}

test('a start without a window has no icon in the Dock', () => {
  expect(desktop().calls).toEqual(['hide'])
})

test('the icon is there while a window is open, and goes once macOS has followed', async () => {
  const { calls, clock, open } = desktop()
  open().close()
  await clock.pass(1000)
  expect(calls).toEqual(['hide', 'show'])
  await clock.pass(1000)
  expect(calls).toEqual(['hide', 'show', 'hide'])
})

test('a window that is opened again at once keeps the icon', async () => {
  const { calls, clock, open } = desktop()
  open().close()
  await clock.pass(500)
  const second = open()
  await clock.pass(5000)
  expect(calls).toEqual(['hide', 'show'])
  second.close()
  await clock.pass(5000)
  open()
  expect(calls).toEqual(['hide', 'show', 'hide', 'show'])
})
