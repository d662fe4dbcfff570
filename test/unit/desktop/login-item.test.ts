import { expect, test } from 'vitest'
import { macLoginItem, windowsLoginItem } from '../../../electron/desktop/login-item.ts'
import { appId } from '../../../electron/desktop/windows-identity.ts'

/** Electron as it answers on systems that cannot be had here, keeping what it is given. */
function electron({ isPackaged = true, openAtLogin = false, willLaunch = false, approves = true }) {
  const asked: unknown[] = []
  const set: unknown[] = []
  const status: 'enabled' | 'requires-approval' = approves ? 'enabled' : 'requires-approval'
  return {
    asked,
    set,
    isPackaged,
    getAppPath: () => 'C:\\Users\\Anna Maria\\pansentry',
    getLoginItemSettings(item?: unknown) {
      asked.push(item)
      return { openAtLogin, executableWillLaunchAtLogin: willLaunch, status }
    },
    setLoginItemSettings: (item: unknown) => void set.push(item),
  }
}

const program = 'C:\\Users\\Anna Maria\\Pansentry.exe'

test('Windows is given quoted paths, and asked for the same ones', () => {
  const app = electron({ willLaunch: true })
  const item = { path: `"${program}"`, args: ['--hidden'], name: appId }
  const autostart = windowsLoginItem(app, program)
  expect(autostart.get()).toEqual({ on: true, hindrance: null })
  autostart.set(true)
  autostart.set(false)
  expect(app.asked).toEqual([item])
  expect(app.set).toEqual([
    { ...item, openAtLogin: true },
    { ...item, openAtLogin: false },
  ])
})

test('Windows starts a checkout by Electron and its folder', () => {
  const app = electron({ isPackaged: false })
  windowsLoginItem(app, program).set(true)
  const args = ['"C:\\Users\\Anna Maria\\pansentry"', '--hidden']
  expect(app.set).toEqual([{ path: `"${program}"`, args, name: appId, openAtLogin: true }])
})

test('what the Task Manager switched off is off', () => {
  const app = electron({ openAtLogin: true, willLaunch: false })
  expect(windowsLoginItem(app, program).get().on).toBe(false)
})

test('macOS says whether it opens the app', () => {
  const app = electron({ openAtLogin: true })
  const autostart = macLoginItem(app)
  expect(autostart.get()).toEqual({ on: true, hindrance: null })
  autostart.set(false)
  expect(app.set).toEqual([{ openAtLogin: false }])
})

test('macOS waits for the approval of its person', () => {
  const app = electron({ approves: false })
  expect(macLoginItem(app).get()).toEqual({ on: false, hindrance: 'approval' })
})

test('macOS would open a checkout as Electron alone', () => {
  const app = electron({ isPackaged: false, openAtLogin: true })
  expect(macLoginItem(app).get()).toEqual({ on: false, hindrance: 'unpackaged' })
})
