import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, Pansentry, test } from './pansentry.ts'
import { patienceMs } from './patience.ts'

test('opens its window at a normal start', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  expect(page.url()).toBe('app://pansentry/')
  await expect(page).toHaveTitle(/Pansentry/)
})

test('stays in the tray with --hidden until it is started again', async ({ pansentry }) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  expect(await pansentry.windowCount()).toBe(0)
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  expect(await pansentry.startAgain()).toBe(0)
  await opened
  expect(await pansentry.windowCount()).toBe(1)
})

test('is not opened by a second start at login', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  expect(await pansentry.startAgain('--hidden')).toBe(0)
  expect(await pansentry.windowCount()).toBe(0)
})

test('lives on when its window is closed, where it was', async ({ pansentry }) => {
  await pansentry.startPage()
  await pansentry.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 900, height: 600 }),
  )
  await pansentry.closeWindow()
  await expect.poll(() => pansentry.windowCount()).toBe(0)
  const opened = pansentry.app.waitForEvent('window', { timeout: patienceMs })
  await pansentry.startAgain()
  await opened
  const size = await pansentry.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getSize(),
  )
  expect(size).toEqual([900, 600])
})

for (const answer of ['Minimize', 'Quit Pansentry']) {
  test(`says once why it only minimises where no desktop shows tray icons: ${answer}`, async ({
    pansentry,
  }) => {
    test.skip(process.platform !== 'linux', 'only there a tray may be missing')
    await pansentry.startPage({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } })
    // Answered as a person would.
    const asked = await pansentry.app.evaluateHandle(({ dialog }, button) => {
      const asked: string[] = []
      const showMessageBox = (
        _: Electron.BaseWindow,
        { buttons = [], message }: Electron.MessageBoxOptions,
      ) => {
        asked.push(message)
        return Promise.resolve({ response: buttons.indexOf(button), checkboxChecked: false })
      }
      Object.assign(dialog, { showMessageBox })
      return asked
    }, answer)
    const exited = pansentry.exited()
    await pansentry.closeWindow()
    if (answer === 'Quit Pansentry') {
      expect(await exited).toBe(0)
      return
    }
    const isMinimized = () =>
      pansentry.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    await expect.poll(isMinimized).toBe(true)
    await pansentry.startAgain()
    await expect.poll(isMinimized).toBe(false)
    await pansentry.closeWindow()
    await expect.poll(isMinimized).toBe(true)
    expect(await asked.jsonValue()).toEqual(['This desktop shows no tray icons'])
  })
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`leaves cleanly at ${signal}`, async ({ pansentry }) => {
    await pansentry.startPage()
    const exited = pansentry.exited()
    pansentry.app.process().kill(signal)
    // Some terminals and supervisors say it twice.
    pansentry.app.process().kill(signal)
    expect(await exited).toBe(0)
    expect(pansentry.log().match(/\[pansentry\] stopped/g)).toHaveLength(1)
  })
}

test('says why a damaged store cannot be opened, and leaves it as it is', async ({ pansentry }) => {
  const file = join(pansentry.dataFolder, 'pansentry.db')
  const content = 'this is no database'.repeat(100)
  writeFileSync(file, content)
  const [electron, args] = Pansentry.command()
  const app = spawn(electron, args, { env: pansentry.env(), stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  app.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await expect.poll(() => output).toMatch(/pansentry\.db is damaged, or no database at all/)
  const exited = new Promise((resolve) => app.on('exit', resolve))
  // The dialog waits for a person.
  app.kill('SIGKILL')
  await exited
  expect(readFileSync(file, 'utf8')).toBe(content)
})
