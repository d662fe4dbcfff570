import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  fitToDisplay,
  loadWindowState,
  saveWindowState,
} from '../../../electron/desktop/window-state.ts'

const left = { x: 0, y: 25, width: 1920, height: 1055 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }
const folder = mkdtempSync(join(tmpdir(), 'window-state-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['stays where it fits', { x: 100, y: 100, width: 900, height: 700 }, {}],
  ['stays on the second display', { x: 2000, y: 10, width: 900, height: 700 }, {}],
  ['comes back over the edge', { x: -300, y: 0, width: 900, height: 700 }, { x: 0, y: 25 }],
  ['goes where most of it was', { x: 1800, y: 0, width: 900, height: 700 }, { x: 1920 }],
  [
    'shrinks to its display',
    { x: 2000, y: 100, width: 1600, height: 1200 },
    { x: 1920, y: 0, width: 1280, height: 1024 },
  ],
  [
    'grows to what can be used',
    { x: 50, y: 50, width: 10, height: 10 },
    { width: 720, height: 480 },
  ],
])('a window %s', (_, saved, change) => {
  expect(fitToDisplay(saved, [left, right])).toEqual({ ...saved, ...change })
})

test('a window whose display is gone is centred on the first, in its size', () => {
  const saved = { x: 5000, y: 100, width: 920, height: 655 }
  expect(fitToDisplay(saved, [left, right])).toEqual({ x: 500, y: 225, width: 920, height: 655 })
})

test('the first window of all is centred on the first display', () => {
  expect(fitToDisplay(null, [left])).toEqual({ x: 360, y: 153, width: 1200, height: 800 })
})

test('a display smaller than the window is filled', () => {
  const small = { x: 0, y: 0, width: 640, height: 400 }
  expect(fitToDisplay(null, [small])).toEqual(small)
})

test('without any display there are still bounds', () => {
  expect(fitToDisplay(null, [])).toEqual({ x: 0, y: 0, width: 1200, height: 800 })
})

test('what was saved is loaded', () => {
  const file = join(folder, 'window.json')
  const state = { bounds: { x: -5, y: 3, width: 800, height: 600 }, maximized: true }
  saveWindowState(file, state, (error) => expect.fail(String(error)))
  expect(loadWindowState(file)).toEqual(state)
})

test.each(['', '{}', 'null', '{"bounds":{"x":0,"y":0,"width":-1,"height":5},"maximized":false}'])(
  'a file with %s in it counts as none',
  (content) => {
    const file = join(folder, 'broken.json')
    writeFileSync(file, content)
    expect(loadWindowState(file)).toBeNull()
  },
)

test('a file that cannot be written is told, not thrown', () => {
  const errors: unknown[] = []
  const state = { bounds: left, maximized: false }
  saveWindowState(join(folder, 'none/window.json'), state, (error) => errors.push(error))
  expect(errors).toHaveLength(1)
})
