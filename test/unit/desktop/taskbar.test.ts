import { expect, test } from 'vitest'
import { Taskbar } from '../../../electron/desktop/taskbar.ts'

function openWindow() {
  const calls: unknown[][] = []
  let close = () => {}
  return {
    calls,
    close: () => close(),
    setProgressBar: (progress: number) => void calls.push(['progress', progress]),
    setOverlayIcon: (icon: string | null, text: string) => void calls.push(['mark', icon, text]),
    on: (_: 'closed', listener: () => void) => {
      close = listener
    },
  }
}

const running = { state: 'running', status: 'Running: Check links' } as const

test('a window that opens shows how things are already', () => {
  const taskbar = new Taskbar(() => 'red')
  taskbar.show({ state: 'attention', status: '1 link is dead', fraction: null })
  const window = openWindow()
  taskbar.follow(window)
  expect(window.calls).toEqual([
    ['progress', -1],
    ['mark', 'red', '1 link is dead'],
  ])
})

test('a run fills its button, and moves on it while nothing is known', () => {
  const taskbar = new Taskbar(() => 'red')
  const window = openWindow()
  taskbar.follow(window)
  taskbar.show({ ...running, fraction: null })
  taskbar.show({ ...running, fraction: 0.25 })
  taskbar.show({ state: 'ok', status: '', fraction: null })
  const progress = window.calls.filter(([kind]) => kind === 'progress').map(([, value]) => value)
  expect(progress).toEqual([-1, 2, 0.25, -1])
  expect(window.calls.filter(([kind, icon]) => kind === 'mark' && icon !== null)).toEqual([])
})

test('a window that is closed is left alone', () => {
  const taskbar = new Taskbar(() => 'red')
  const window = openWindow()
  taskbar.follow(window)
  window.close()
  const { length } = window.calls
  taskbar.show({ ...running, fraction: 0.5 })
  expect(window.calls).toHaveLength(length)
})
