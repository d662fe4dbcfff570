import { createServer } from 'node:http'
import { listen } from '../support/http/local-server.ts'
import { expect, test } from './pansentry.ts'
import { patienceMs } from './patience.ts'

test('gives the page a sandbox and nothing of Node', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  const preferences = await pansentry.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in Electron's types; what it returns is what Chromium was told in the end.
    const internal = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { contextIsolation, nodeIntegration, sandbox, webSecurity } =
      internal.getLastWebPreferences()
    return { contextIsolation, nodeIntegration, sandbox, webSecurity }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    nodeIntegration: false,
    sandbox: true,
    webSecurity: true,
  })
  const seen = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
  )
  expect(seen).toEqual([])
})

test('reaches no other address than its own', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  let asked = 0
  await using server = await listen(
    createServer((_, response) => {
      asked += 1
      response.end('elsewhere')
    }),
  )
  const elsewhere = `${server.origin}/`
  const reached = await page.evaluate(
    (url) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      ),
    elsewhere,
  )
  const opened = await page.evaluate((url) => window.open(url) !== null, elsewhere)
  await page.evaluate((url) => {
    window.location.href = url
  }, elsewhere)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(reached).toBe(false)
  expect(opened).toBe(false)
  expect(page.url()).toBe('app://pansentry/')
  expect(await pansentry.windowCount()).toBe(1)
  expect(asked).toBe(0)
})

test('grants no permission', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'camera', 'microphone', 'notifications'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  )
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('takes a message port from no other window', async ({ pansentry }) => {
  await pansentry.startPage()
  const opened = pansentry.app.waitForEvent('window', { timeout: patienceMs })
  await pansentry.app.evaluate(({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/electron/preload.cjs`
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload } })
    void stranger.loadURL('app://pansentry/none.js')
  })
  const stranger = await opened
  await stranger.waitForLoadState()
  const ended = await stranger.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('close', () => resolve(true))
        port1.start()
        window.postMessage('pansentry:port', window.location.origin, [port2])
      }),
  )
  expect(ended).toBe(true)
  expect(pansentry.log()).toContain('refused a port from app://pansentry/none.js')
})

test('saves no file but what the dashboard itself made', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  const tried = await pansentry.app.evaluateHandle(({ session }) => {
    const seen: [string, boolean][] = []
    session.defaultSession.on('will-download', (event, item) => {
      seen.push([item.getURL().slice(0, 5), event.defaultPrevented])
      event.preventDefault()
    })
    return seen
  })
  await page.evaluate(() => {
    const own = URL.createObjectURL(new Blob(['text']))
    for (const href of ['data:application/octet-stream,text', own]) {
      Object.assign(document.createElement('a'), { href, download: 'a.csv' }).click()
    }
  })
  await expect
    .poll(() => tried.evaluate((seen) => Object.fromEntries(seen)))
    .toEqual({ 'blob:': false, 'data:': true })
})
