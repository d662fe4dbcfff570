import { expect, test } from 'vitest'
import { Taskbar } from '../../../electron/desktop/taskbar.ts'

function taskbarOf(platform: NodeJS.Platform) {
  const badges: number[] = []
  const system = { platform, mark: () => 'red', setBadge: (count: number) => badges.push(count) }
  return { badges, taskbar: new Taskbar<string>(system) }
}

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

const running = { state: 'running', status: 'Running: Check links', died: 0 } as const

test('a window that opens shows how things are already', () => {
  const { taskbar } = taskbarOf('win32')
  taskbar.show({ state: 'attention', status: '1 link is dead', fraction: null, died: 1 })
  const window = openWindow()
  taskbar.follow(window)
  expect(window.calls).toEqual([
    ['progress', -1],
    ['mark', 'red', '1 link is dead'],
  ])
})

test('a run fills its button, and moves on it while nothing is known', () => {
  const { taskbar } = taskbarOf('win32')
  const window = openWindow()
  taskbar.follow(window)
  taskbar.show({ ...running, fraction: null })
  taskbar.show({ ...running, fraction: 0.25 })
  taskbar.show({ state: 'ok', status: '', fraction: null, died: 0 })
  const progress = window.calls.filter(([kind]) => kind === 'progress').map(([, value]) => value)
  expect(progress).toEqual([-1, 2, 0.25, -1])
  expect(window.calls.filter(([kind, icon]) => kind === 'mark' && icon !== null)).toEqual([])
})

test('a window that is closed is left alone', () => {
  const { taskbar } = taskbarOf('win32')
  const window = openWindow()
  taskbar.follow(window)
  window.close()
  const { length } = window.calls
  taskbar.show({ ...running, fraction: 0.5 })
  expect(window.calls).toHaveLength(length)
})

test('elsewhere the icon of the app bears the number of links that died, with or without a window', () => {
  const { badges, taskbar } = taskbarOf('darwin')
  for (const died of [0, 2, 2, 0]) {
    taskbar.show({ state: died > 0 ? 'attention' : 'ok', status: '', fraction: null, died })
  }
  expect(badges).toEqual([2, 0])
  expect(taskbarOf('win32').badges).toEqual([])
})

test('Linux shows no progress of an unknown length, and no mark', () => {
  const { taskbar } = taskbarOf('linux')
  const window = openWindow()
  taskbar.follow(window)
  taskbar.show({ ...running, fraction: null })
  taskbar.show({ ...running, fraction: 0.5 })
  expect(window.calls).toEqual([
    ['progress', -1],
    ['progress', -1],
    ['progress', 0.5],
  ])
})
