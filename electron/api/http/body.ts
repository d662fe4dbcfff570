import type { IncomingMessage } from 'node:http'
import { traverseContractProcedures } from '@orpc/server'
import { textOf } from '../../engine/library/files/encoding.ts'
import { isNestedDeeply } from '../../engine/model/terms/nesting.ts'
import type { Traits } from '../contract/call.ts'
import { contract } from '../contract/index.ts'
import { importLimit } from '../contract/resources.ts'
import { apiPrefix } from './calls/openapi.ts'
import type { HttpError } from './http-error.ts'
import { tooDeep } from './too-deep.ts'

const mebibyte = 1024 * 1024
const mostBytes = 2 * mebibyte
// A file as it is, or as a JSON text, which writes some letters in two.
const mostImportBytes = importLimit + 16 * mebibyte
const filePaths = pathsThatTakeFiles()

export type Body = { readonly error: HttpError } | { readonly bytes: Buffer<ArrayBuffer> }

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

/** Reads a whole body, and no more than `limit` bytes of it. */
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
  return { bytes: Buffer.concat(chunks) }
}

/** What a body says: JSON, or a form with a file where one is taken; undefined for an empty one. */
export async function parseBody(
  contentType: string | undefined,
  bytes: Buffer<ArrayBuffer>,
  path: string,
): Promise<{ readonly error: HttpError } | { readonly body: unknown }> {
  if (bytes.length === 0) return { body: undefined }
  const type = contentType ?? ''
  if (/^multipart\/form-data\s*;/i.test(type) && filePaths.has(path)) return readForm(type, bytes)
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    const message = 'Send JSON, with Content-Type: application/json.'
    return { error: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message } }
  }
  try {
    const body: unknown = JSON.parse(textOf(bytes))
    return isNestedDeeply(body) ? { error: badRequest(tooDeep) } : { body }
  } catch {
    return { error: badRequest('The body is not JSON.') }
  }
}

async function readForm(
  contentType: string,
  bytes: Buffer<ArrayBuffer>,
): Promise<{ readonly error: HttpError } | { readonly body: FormData }> {
  try {
    const headers = { 'content-type': contentType }
    return { body: await new Response(bytes, { headers }).formData() }
  } catch {
    return { error: badRequest('The body is no form.') }
  }
}

function badRequest(message: string): HttpError {
  return { status: 400, code: 'BAD_REQUEST', message }
}
