import { on } from 'node:events'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  type Finding,
  type ImportFormat,
  type ImportSource,
  importLimit,
} from '../../model/import.ts'
import { Refusal, type RefusalCode, type RefusalData } from '../../model/refusal.ts'
import type { Encoding } from '../../model/terms/encoding.ts'
import { endThread } from '../../threads/end-thread.ts'
import { binaryKind } from './binary.ts'
import { encodingOf } from './encoding.ts'
import { importFault, importUnreadable } from './import-fault.ts'
import type { Reading } from './import-reader.ts'
import { type OpenSource, openImport } from './open-import.ts'

/** What the thread that reads has to say; after the first two it waits for an answer. */
export type ImportMessage =
  | { readonly kind: 'opened'; readonly format: ImportFormat; readonly encoding: Encoding | null }
  | { readonly kind: 'piece'; readonly findings: readonly Finding[] }
  | { readonly kind: 'end'; readonly leftOut: readonly string[] }
  | {
      readonly kind: 'refusal'
      readonly code: RefusalCode
      readonly data: RefusalData<RefusalCode>
    }

/** `stop`: nobody wants the rest. */
export type ImportAnswer = 'taken' | 'stop'

const workerFile = join(import.meta.dirname, `import-worker${extname(import.meta.filename)}`)
const shortLength = 64 * 1024
// A file of the largest size unpacks to some five times as much.
const memoryMb = 1024
// Of the slowest file that the limits allow, parts are read in a tenth of it.
const longestSilenceSeconds = 120
// What is read is handed on at once, and little of it lives for long.
const youngMb = 16
const megabyte = 1024 * 1024

/**
 * Reads a pasted text or a file, a long one in a thread of its own. Throws, or its pieces do, `IMPORT_TOO_LARGE`,
 * `IMPORT_NOT_TEXT` or `IMPORT_UNREADABLE`, or an `AbortError`. Who does not take all pieces ends with `return()`
 * or aborts `signal`.
 */
export async function readImport(source: ImportSource, signal?: AbortSignal): Promise<Reading> {
  const size = 'text' in source ? source.text.length : source.file.size
  if (size > importLimit) {
    const mb = (bytes: number) => Math.ceil(bytes / megabyte)
    throw new Refusal('IMPORT_TOO_LARGE', { size: mb(size), limit: mb(importLimit) })
  }
  const open = await openSource(source)
  if (isShort(open)) return openImport(open)
  const messages = messagesOf(open, signal)
  const opened = await messages.next()
  if (opened.done || opened.value.kind !== 'opened') throw new Error('The thread said nothing.')
  const { format, encoding } = opened.value
  const leftOut = new Set<string>()
  async function* pieces(): AsyncGenerator<readonly Finding[]> {
    for await (const message of messages) {
      if (message.kind === 'piece') yield message.findings
      else if (message.kind === 'end') for (const name of message.leftOut) leftOut.add(name)
    }
  }
  return { format, encoding, leftOut, pieces: pieces() }
}

/** The text of a source of no more than `limit` characters or bytes, and its encoding; undefined for any other. */
export async function shortText(
  source: ImportSource,
  limit: number,
): Promise<{ readonly text: string; readonly encoding: Encoding | null } | undefined> {
  if ('text' in source) {
    return source.text.length > limit ? undefined : { text: source.text, encoding: null }
  }
  if (source.file.size > limit) return undefined
  const bytes = await source.file.bytes()
  const encoding = source.encoding ?? encodingOf(bytes)
  return encoding && { text: new TextDecoder(encoding).decode(bytes), encoding }
}

async function openSource({ format, ...source }: ImportSource): Promise<OpenSource> {
  if ('text' in source) return { content: source.text, format }
  const { file, encoding } = source
  return { content: await file.bytes(), name: file.name, format, encoding }
}

/** What is read in less time than a thread takes to start; an archive may hold far more than its size. */
function isShort({ content }: OpenSource): boolean {
  if (content.length > shortLength) return false
  return typeof content === 'string' || binaryKind(content) === undefined
}

async function* messagesOf(
  source: OpenSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportMessage> {
  const { content } = source
  const worker = new Worker(workerFile, {
    workerData: source,
    transferList: typeof content === 'string' ? [] : [content.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb },
  })
  // Whoever waits may give up, and a file can be made so that it is read for ever.
  const silence = new AbortController()
  const patience = setTimeout(() => silence.abort(), longestSilenceSeconds * 1000)
  const given = AbortSignal.any([silence.signal, ...(signal ? [signal] : [])])
  try {
    const heard: AsyncIterable<ImportMessage[]> = on(worker, 'message', {
      close: ['exit'],
      signal: given,
    })
    for await (const [message] of heard) {
      patience.refresh()
      if (!message) continue
      if (message.kind === 'refusal') throw new Refusal(message.code, message.data)
      yield message
      if (message.kind === 'end') return
      worker.postMessage('taken' satisfies ImportAnswer)
    }
    throw new Error('The thread ended before it had read everything.')
  } catch (error) {
    if (silence.signal.aborted) {
      const fault = importFault('slow', { seconds: longestSilenceSeconds })
      throw importUnreadable(fault, { cause: error })
    }
    if (!isOutOfMemory(error)) throw error
    throw importUnreadable(importFault('memory', { mb: memoryMb }), { cause: error })
  } finally {
    clearTimeout(patience)
    worker.postMessage('stop' satisfies ImportAnswer)
    await endThread(worker)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
