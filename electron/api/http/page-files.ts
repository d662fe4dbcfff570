import type { ServerResponse } from 'node:http'
import { readPage } from '../page.ts'

// The build names these by their content.
const hashed = /^\/assets\/.*-[\w-]{8}\.\w+$/

/** Sends a file of the page; false when there is none of that name. */
export async function sendPage(
  asked: { readonly folder: string; readonly method: string; readonly path: string },
  response: ServerResponse,
): Promise<boolean> {
  const { folder, method, path } = asked
  if (method !== 'GET' && method !== 'HEAD') return false
  const answer = await readPage(folder, path)
  if (answer === null) return false
  if (hashed.test(path)) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
  response.writeHead(200, { ...answer.headers, 'Content-Length': answer.body.length })
  response.end(method === 'HEAD' ? undefined : answer.body)
  return true
}
