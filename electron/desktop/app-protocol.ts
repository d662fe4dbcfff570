import { protocol } from 'electron'
import { readPage } from '../api/page.ts'
import { pageOrigin } from './page-origin.ts'

/** Makes `app:` a scheme like https; to be called before Electron is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the page from `folder` as `app://pansentry/…`, and nothing else. */
export function serveAppProtocol(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const isOurs = `${url.protocol}//${url.host}` === pageOrigin && request.method === 'GET'
    const answer = isOurs ? await readPage(folder, url.pathname) : null
    if (answer === null) return new Response('Not found', { status: 404 })
    return new Response(answer.body, { headers: answer.headers })
  })
}
