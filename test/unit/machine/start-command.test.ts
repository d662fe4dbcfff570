import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  dataFolderOf,
  type Start,
  startCommand,
  wordsOf,
} from '../../../electron/machine/start-command.ts'
import { describeOn } from '../../support/systems.ts'

const start = (change: Partial<Start> = {}): Start => ({
  isPackaged: true,
  appPath: '/home/me/pan sentry',
  execPath: '/opt/Pansentry/pansentry',
  noSandbox: false,
  environment: {},
  dataFolder: undefined,
  ...change,
})
const pinnedNode = join('/home/me/pan sentry/node_modules/.bin/node')
const words = (change: Partial<Start> = {}) => wordsOf(startCommand(start(change)))

test('an installed app is its own program', () => {
  expect(words()).toEqual(['/opt/Pansentry/pansentry', '--hidden'])
})

test('a checkout is started by its pinned Node, in the folder where it lies', () => {
  expect(words({ isPackaged: false })).toEqual([
    pinnedNode,
    join('/home/me/pan sentry/scripts/start.mjs'),
    '--hidden',
  ])
})

const mounted = {
  APPIMAGE: '/home/me/Pansentry-0.1.0.AppImage',
  APPDIR: '/tmp/.mount_PansenAb12Cd',
}

describeOn('POSIX', 'an AppImage', () => {
  test('an AppImage is started by its file, not by where it is mounted', () => {
    const execPath = '/tmp/.mount_PansenAb12Cd/pansentry'
    expect(words({ execPath, environment: mounted })).toEqual([mounted.APPIMAGE, '--hidden'])
  })
})

test.each([
  ['an installed app', { isPackaged: true }, '/opt/Pansentry/pansentry'],
  ['a checkout', { isPackaged: false }, pinnedNode],
])('%s in the terminal of another AppImage does not start that one', (_, change, program) => {
  expect(words({ ...change, environment: mounted })[0]).toBe(program)
})

test('what the environment chose is chosen again, for a login does not have it', () => {
  const chosen = { dataFolder: '/data/p', environment: { ELECTRON_OVERRIDE_DIST_PATH: '/e' } }
  expect(words(chosen)).toEqual([
    '/usr/bin/env',
    'PANSENTRY_DATA_DIR=/data/p',
    '/opt/Pansentry/pansentry',
    '--hidden',
  ])
  expect(words({ ...chosen, isPackaged: false }).slice(0, 3)).toEqual([
    '/usr/bin/env',
    'PANSENTRY_DATA_DIR=/data/p',
    'ELECTRON_OVERRIDE_DIST_PATH=/e',
  ])
  expect(dataFolderOf(words(chosen))).toBe('/data/p')
  expect(dataFolderOf(words())).toBeUndefined()
})

test('who has to do without the sandbox has to at login too', () => {
  expect(words({ noSandbox: true })).toEqual([
    '/opt/Pansentry/pansentry',
    '--no-sandbox',
    '--hidden',
  ])
})
