import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { protocol } from 'electron'
import { type PageAsset, pageAsset } from './page-asset.ts'

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
    const asset = pageAsset(folder, request.url)
    if (asset === null || request.method !== 'GET') return notFound()
    try {
      return await respond(asset)
    } catch {
      return notFound()
    }
  })
}

async function respond({ contentType, file }: PageAsset): Promise<Response> {
  const headers = new Headers({ 'Content-Type': contentType, 'X-Content-Type-Options': 'nosniff' })
  if (basename(file) !== 'index.html') return new Response(await bytes(file), { headers })
  // Mantine writes its styles at run time; a nonce lets these through and no others.
  const nonce = randomBytes(16).toString('base64')
  const html = await readFile(file, 'utf8')
  headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  headers.set('Cache-Control', 'no-store')
  return new Response(html.replaceAll('__CSP_NONCE__', nonce), { headers })
}

async function bytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file))
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
