import type { IncomingMessage } from 'node:http'
import { traverseContractProcedures } from '@orpc/server'
import type { Traits } from '../contract/call.ts'
import { contract } from '../contract/index.ts'
import { apiPrefix } from './calls/openapi.ts'
import type { HttpError } from './http-error.ts'

const mebibyte = 1024 * 1024
const mostBytes = 2 * mebibyte
// An import is a file of up to 64 MiB in a JSON text.
const mostImportBytes = 80 * mebibyte
const filePaths = pathsThatTakeFiles()

export type Body = { readonly error: HttpError } | { readonly text: string }

export function bodyLimit(path: string): number {
  return filePaths.has(path) ? mostImportBytes : mostBytes
}

function pathsThatTakeFiles(): ReadonlySet<string> {
  const paths = new Set<string>()
  traverseContractProcedures(
    { path: [], router: contract },
    ({ contract: { '~orpc': call }, path }) => {
      const { takesFile }: Traits = call.meta
      if (takesFile) paths.add(`/rpc/${path.join('/')}`).add(`${apiPrefix}${call.route.path}`)
    },
  )
  return paths
}

/** Reads a whole body as text, and no more than `limit` bytes of it. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const error = {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `A body may have up to ${limit} bytes here.`,
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) return { error }
    chunks.push(chunk)
  }
  return { text: Buffer.concat(chunks).toString('utf8') }
}

/** What JSON says; undefined for an empty body. */
export function readJson(
  contentType: string | undefined,
  text: string,
): { readonly error: HttpError } | { readonly json: unknown } {
  if (text === '') return { json: undefined }
  if (!/^application\/json\s*(?:;|$)/i.test(contentType ?? '')) {
    const message = 'Send JSON, with Content-Type: application/json.'
    return { error: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message } }
  }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { error: { status: 400, code: 'BAD_REQUEST', message: 'The body is not JSON.' } }
  }
}
