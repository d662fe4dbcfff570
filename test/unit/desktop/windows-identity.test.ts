import { expect, test } from 'vitest'
import {
  appId,
  introduceToWindows,
  toastActivator,
} from '../../../electron/desktop/windows-identity.ts'

function identity(isPackaged: boolean) {
  const calls: string[][] = []
  const app = {
    isPackaged,
    setToastActivatorCLSID: (id: string) => calls.push(['activator', id]),
    setAppUserModelId: (id: string) => calls.push(['app', id]),
    setAsDefaultProtocolClient(...client: [string, string, string[]]) {
      calls.push(client.flat())
      return true
    },
  }
  introduceToWindows(app, 'C:\\Pansentry.exe')
  return calls
}

test('Windows learns who answers a notification before whose it is', () => {
  expect(identity(true)).toEqual([
    ['activator', toastActivator],
    ['app', appId],
    ['pansentry', 'C:\\Pansentry.exe', '--'],
  ])
})

test('a checkout leaves no shortcut to Electron in the start menu', () => {
  expect(identity(false)).toEqual([])
})
