import { EventEmitter } from 'node:events'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { collectAtRest, garbageCollector } from '../../../../electron/desktop/start/garbage.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

it('collects after the start and after the last window, and never beside an open one', () => {
  const app = new EventEmitter()
  const collect = vi.fn<() => void>()
  let isOpen = false
  collectAtRest(app, () => isOpen, collect)
  vi.advanceTimersByTime(5000)
  expect(collect).toHaveBeenCalledTimes(1)

  const window = new EventEmitter()
  isOpen = true
  app.emit('browser-window-created', {}, window)
  window.emit('closed')
  vi.advanceTimersByTime(60_000)
  expect(collect).toHaveBeenCalledTimes(1)

  const last = new EventEmitter()
  app.emit('browser-window-created', {}, last)
  isOpen = false
  last.emit('closed')
  vi.advanceTimersByTime(60_000)
  expect(collect).toHaveBeenCalledTimes(2)
})

it('frees what nothing refers to, and leaves no collector to others', async () => {
  const collect = garbageCollector()
  const left = new WeakRef(Buffer.alloc(1_000_000))
  // A reference that was made lives to the end of its turn.
  await new Promise((resolve) => setImmediate(resolve))
  collect()
  expect(left.deref()).toBeUndefined()
  expect(runInNewContext('typeof gc')).toBe('undefined')
})
