import { expect, test } from 'vitest'
import {
  appId,
  introduceToWindows,
  toastActivator,
} from '../../../electron/desktop/windows-identity.ts'

function identity(isPackaged: boolean) {
  const calls: string[][] = []
  introduceToWindows({
    isPackaged,
    setToastActivatorCLSID: (id) => calls.push(['activator', id]),
    setAppUserModelId: (id) => calls.push(['app', id]),
  })
  return calls
}

test('Windows learns who answers a notification before whose it is', () => {
  expect(identity(true)).toEqual([
    ['activator', toastActivator],
    ['app', appId],
  ])
})

test('a checkout leaves no shortcut to Electron in the start menu', () => {
  expect(identity(false)).toEqual([])
})
