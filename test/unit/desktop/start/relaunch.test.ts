import { expect, test } from 'vitest'
import { relaunch } from '../../../../electron/desktop/start/relaunch.ts'

/** What the app is told to start as. */
function relaunched(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const started: unknown[] = []
  relaunch({ relaunch: (options) => void started.push(options) }, { argv, env })
  return started
}

test('starts again as it was started, with its window', () => {
  expect(relaunched(['/app', '.', '--no-sandbox', '--hidden'], {})).toEqual([
    { args: ['.', '--no-sandbox'] },
  ])
})

test('an AppImage starts from its file, for its mount ends with it', () => {
  expect(relaunched(['/tmp/.mount/pansentry'], { APPIMAGE: '/home/me/P.AppImage' })).toEqual([
    { execPath: '/home/me/P.AppImage', args: ['--appimage-extract-and-run'] },
  ])
})

test('what was wished for while it ended is what it starts with', () => {
  const started: unknown[] = []
  const app = { relaunch: (options: unknown) => void started.push(options) }
  relaunch(app, { argv: ['/app', '--hidden'], env: {} }, { type: 'quick-add' })
  expect(started).toEqual([{ args: ['--quick-add'] }])
})
