import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
}

export type PageFile = { readonly file: string; readonly contentType: string }

/** A file of the page with the headers it needs. */
export type PageAnswer = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** The file that a path of an address stands for; null when it is none of the page's. */
export function pageFile(folder: string, pathname: string): PageFile | null {
  const path = decodedPath(pathname)
  if (path === null) return null
  const file = join(folder, path === '/' ? 'index.html' : path)
  const inside = relative(folder, file)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) return null
  const contentType = contentTypes[extname(file)]
  return contentType === undefined ? null : { file, contentType }
}

/** Whether the page was built: a checkout has none before `npm run build`. */
export function hasPage(folder: string): boolean {
  return existsSync(join(folder, 'index.html'))
}

/** Reads a file of the page; null when there is none. */
export async function readPage(folder: string, pathname: string): Promise<PageAnswer | null> {
  const found = pageFile(folder, pathname)
  if (found === null) return null
  try {
    return answer(found, await readFile(found.file))
  } catch {
    return null
  }
}

function answer({ contentType, file }: PageFile, bytes: Uint8Array): PageAnswer {
  const headers = { 'Content-Type': contentType, 'X-Content-Type-Options': 'nosniff' }
  if (basename(file) !== 'index.html') return { headers, body: new Uint8Array(bytes) }
  // Mantine writes its styles at run time; a nonce lets these through and no others.
  const nonce = newNonce()
  const html = new TextDecoder().decode(bytes).replaceAll('__CSP_NONCE__', nonce)
  return {
    headers: {
      ...headers,
      'Content-Security-Policy': contentPolicy(nonce),
      'Cache-Control': 'no-store',
    },
    body: new TextEncoder().encode(html),
  }
}

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Nothing but the page's own files, styles with the nonce, and calls back here. */
export function contentPolicy(nonce: string, forms: "'none'" | "'self'" = "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

function decodedPath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    // A backslash separates folders on Windows, and a NUL ends a path in C.
    return /[\\\0]/.test(path) ? null : path
  } catch {
    return null
  }
}
