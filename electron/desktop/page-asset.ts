import { extname, join, relative, sep } from 'node:path'

export const pageOrigin = 'app://pansentry'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
}

export type PageAsset = { readonly file: string; readonly contentType: string }

/** The file an `app://pansentry/…` address stands for; null when it is none of the page's. */
export function pageAsset(folder: string, address: string): PageAsset | null {
  const path = decodedPath(address)
  if (path === null) return null
  const file = join(folder, path === '/' ? 'index.html' : path)
  const inside = relative(folder, file)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) return null
  const contentType = contentTypes[extname(file)]
  return contentType === undefined ? null : { file, contentType }
}

function decodedPath(address: string): string | null {
  try {
    const url = new URL(address)
    if (`${url.protocol}//${url.host}` !== pageOrigin) return null
    const path = decodeURIComponent(url.pathname)
    // A backslash separates folders on Windows, and a NUL ends a path in C.
    return /[\\\0]/.test(path) ? null : path
  } catch {
    return null
  }
}
