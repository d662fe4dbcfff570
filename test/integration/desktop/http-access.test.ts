import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Host } from '../../../electron/api/host.ts'
import { followHttpSettings } from '../../../electron/desktop/http-access.ts'
import { openEngine } from '../../support/engine.ts'
import { freePort, listen } from '../../support/http/local-server.ts'
import { openPort } from '../../support/port-client.ts'
import { noDesktop } from '../../support/server-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const desktop: Host = {
  ...noDesktop,
  info: () => ({ ...noDesktop.info(), hasDesktop: true }),
  startAtLogin: { get: () => ({ on: true, hindrance: null }), set: () => {} },
}

let folder: ReturnType<typeof temporaryFolder>
let opened: ReturnType<typeof openEngine>
let http: ReturnType<typeof followHttpSettings>

beforeEach(() => {
  folder = temporaryFolder()
  opened = openEngine({ dataFolder: folder.path })
  const log = { write: () => {} }
  const { engine } = opened
  http = followHttpSettings({
    engine,
    host: desktop,
    log,
    pages: folder.path,
    dataFolder: folder.path,
  })
})

afterEach(async () => {
  await http.close()
  await opened.engine.stop()
  folder[Symbol.dispose]()
})

const set = (changes: { httpEnabled?: boolean; httpPort?: number }) =>
  opened.engine.settings.update(changes)

test('is closed until the settings say otherwise, and leaves no token behind', async () => {
  expect(await http.state()).toEqual({ state: 'closed' })
  expect(http.access()).toBeNull()
  expect(existsSync(join(folder.path, 'api-token'))).toBe(false)
})

test('opens, moves and closes with the settings', async () => {
  const [first, second] = [await freePort(), await freePort()]
  set({ httpEnabled: true, httpPort: first })
  expect(await http.state()).toEqual({ state: 'open', url: `http://127.0.0.1:${first}` })
  const headers = { authorization: `Bearer ${http.access()?.token}` }
  const info = await fetch(`http://127.0.0.1:${first}/api/v1/info`, { headers })
  // A browser has no desktop, also when the app has one.
  expect(await info.json()).toMatchObject({ hasDesktop: false })
  const settings = await fetch(`http://127.0.0.1:${first}/api/v1/settings`, { headers })
  expect(await settings.json()).toMatchObject({
    startAtLogin: true,
    startAtLoginHindrance: 'elsewhere',
  })
  expect(http.access()?.signInUrl).toContain(`http://127.0.0.1:${first}/sign-in?token=`)

  set({ httpPort: second })
  expect(await http.state()).toEqual({ state: 'open', url: `http://127.0.0.1:${second}` })
  await expect(fetch(`http://127.0.0.1:${first}/`)).rejects.toThrow('fetch failed')
  expect((await fetch(`http://127.0.0.1:${second}/scheduler`, { headers })).status).toBe(200)

  set({ httpEnabled: false })
  expect(await http.state()).toEqual({ state: 'closed' })
  await expect(fetch(`http://127.0.0.1:${second}/`)).rejects.toThrow('fetch failed')
})

test.each([
  ['en', 'is in use. Choose another one'],
  ['zh-CN', '已被其他程序占用'],
] as const)('tells the page in %s that a port is taken', async (language, sentence) => {
  await using other = await listen(createServer())
  opened.engine.settings.update({ language })
  set({ httpEnabled: true, httpPort: other.port })
  const { api, close } = openPort(opened.engine, { ...desktop, http })
  expect(await api.http.state()).toEqual({
    state: 'failed',
    code: 'PORT_TAKEN',
    message: expect.stringContaining(sentence),
  })
  close()
})

test('says that a port is taken, and opens when it is switched on again later', async () => {
  await using other = await listen(createServer())
  set({ httpEnabled: true, httpPort: other.port })
  expect(await http.state()).toMatchObject({
    state: 'failed',
    error: { code: 'PORT_TAKEN', data: { port: other.port } },
  })
  expect(http.access()).toBeNull()
  await other[Symbol.asyncDispose]()
  set({ httpEnabled: false })
  set({ httpEnabled: true })
  expect(await http.state()).toMatchObject({ state: 'open' })
})
