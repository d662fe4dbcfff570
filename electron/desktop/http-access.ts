import type { Host, HttpAccess, HttpServerState } from '../api/host.ts'
import { withoutDesktop } from '../api/host.ts'
import { type Credentials, openCredentials } from '../api/http/access/credentials.ts'
import { type HttpServer, startHttp } from '../api/http/server.ts'
import { createRouter } from '../api/router.ts'
import type { Engine } from '../engine/engine.ts'
import type { Log } from '../engine/model/log.ts'

/** The HTTP server on loopback as the settings want it: closed, or open on a port. */
export function followHttpSettings(options: {
  readonly engine: Engine
  readonly host: Host
  readonly log: Log
  /** The folder of the built page. */
  readonly pages: string
  readonly dataFolder: string
}): HttpAccess & { close(): Promise<void> } {
  const { dataFolder, engine, host, log, pages } = options
  const router = createRouter({ engine, host: withoutDesktop(host) })
  let credentials: Credentials | undefined
  let open: HttpServer | undefined
  let state: HttpServerState = { state: 'closed' }
  let wanted: number | null = null
  // One change after another, whatever a person clicks.
  let settled = Promise.resolve()

  async function change(port: number | null): Promise<void> {
    await open?.close()
    open = undefined
    state = { state: 'closed' }
    if (port === null) return
    try {
      credentials ??= openCredentials(dataFolder, engine.access)
      open = await startHttp({ router, engine, log, pages, credentials, port })
      state = { state: 'open', url: open.url }
    } catch (error) {
      state = { state: 'failed', error }
      log.write('error', 'http', error instanceof Error ? error.message : String(error))
    }
  }

  function want(port: number | null): Promise<void> {
    if (port === wanted) return settled
    wanted = port
    settled = settled.then(() => change(port))
    return settled
  }

  function follow(): void {
    const { httpEnabled, httpPort } = engine.settings.get()
    void want(httpEnabled ? httpPort : null)
  }

  const stopFollowing = engine.events.on(({ type }) => {
    if (type === 'settings') follow()
  })
  follow()
  return {
    async state() {
      await settled
      return state
    },
    access: () =>
      open && credentials ? { signInUrl: open.signInUrl(), token: credentials.token } : null,
    close() {
      stopFollowing()
      return want(null)
    },
  }
}
