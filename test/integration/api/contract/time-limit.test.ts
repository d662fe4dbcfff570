import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { controlAddress, writeHolder } from '../../../../electron/api/control-address.ts'
import { type ApiClient, connectControl } from '../../../../electron/api/control-client.ts'
import { lockFolder } from '../../../../electron/engine/storage.ts'
import { client as page, reconnect } from '../../../../renderer/live/api.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

// Time passes by hand; what waits on sockets does not use these timers.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  reconnect()
})

/** An HTTP server that tells who it is, and leaves every other call without an answer. */
async function silentServer(at: string | number) {
  const answer: RequestListener = (request, response) => {
    if (request.url !== '/rpc/system/info') return
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"json":{}}')
  }
  const server = createServer(answer)
  server.listen(at)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const clients: [name: string, open: (stack: AsyncDisposableStack) => Promise<ApiClient>][] = [
  [
    'the page in its window',
    (stack) => {
      const postMessage = (_data: string, _origin: string, [port]: [MessagePort]) =>
        stack.defer(() => port.close())
      vi.stubGlobal('window', { location: { origin: 'app://pansentry' }, postMessage })
      return Promise.resolve(page)
    },
  ],
  [
    'the page in a browser',
    async (stack) => {
      const { port } = stack.use(await silentServer(0))
      vi.stubGlobal('window', { location: { origin: `http://127.0.0.1:${port}` } })
      return page
    },
  ],
  [
    'the command line',
    async (stack) => {
      const folder = stack.use(temporaryFolder())
      const address = controlAddress(folder.path)
      stack.use(await silentServer(address))
      // Where nobody holds the folder, nobody is asked.
      const lock = lockFolder(folder.path)
      stack.defer(() => lock?.release())
      writeHolder(folder.path, { kind: 'serve', pid: process.pid, address })
      const control = await connectControl(folder.path)
      if (!control) throw new Error('nobody answers')
      stack.defer(control.close)
      return control.api
    },
  ],
]

describe.each(clients)('%s waits for an answer', (_, open) => {
  test.each<[seconds: number, name: string, call: (api: ApiClient) => Promise<unknown>]>([
    [20, 'a list', (api) => api.jobs.list()],
    [20, 'the beginning of a stream', (api) => api.system.events()],
    [
      180,
      'what is new in a text',
      (api) => api.resources.previewImport({ text: '', format: 'text' }),
    ],
    [180, 'an import', (api) => api.resources.commitImport({ token: '' })],
    [180, 'what another system has', (api) => api.takeover.preview({ text: '' })],
    [180, 'an import from another system', (api) => api.takeover.commit({ token: '' })],
  ])('%i s for %s', async (seconds, _name, call) => {
    await using stack = new AsyncDisposableStack()
    const api = await open(stack)
    const ended = vi.fn<(error: unknown) => void>()
    const waiting = call(api).then(ended, ended)
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1)
    expect(ended).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await waiting
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ name: 'TimeoutError' }))
  })
})
