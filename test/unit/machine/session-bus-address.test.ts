import { expect, test } from 'vitest'
import { hasBusName, socketPaths } from '../../../electron/machine/session-bus.ts'

test.each([
  ['unix:path=/run/user/1000/bus', ['/run/user/1000/bus']],
  ['unix:path=/tmp/a%20b,guid=12', ['/tmp/a b']],
  ['unix:guid=12,path=/tmp/bus', ['/tmp/bus']],
  ['unix:abstract=/tmp/dbus-x,guid=1', ['\0/tmp/dbus-x']],
  ['tcp:host=localhost,port=1;unix:path=/b', ['/b']],
  ['autolaunch:', []],
  ['', []],
])('%j names the sockets %j', (address, paths) => {
  expect(socketPaths(address)).toEqual(paths)
})

test('without a bus no name has an owner', async () => {
  expect(await hasBusName('org.freedesktop.DBus', '')).toBe(false)
  expect(await hasBusName('org.freedesktop.DBus', 'unix:path=/nowhere/bus')).toBe(false)
})
