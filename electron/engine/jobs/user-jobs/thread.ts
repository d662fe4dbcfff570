import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { message } from '../../model/engine-messages.ts'
import type { Translatable } from '../../model/message.ts'
import type { Level } from '../../model/run.ts'
import { isTrusted } from '../../store/private-folder.ts'
import { endThread } from '../../threads/end-thread.ts'
import { OutputBudget, type OutputSink } from '../output/budget.ts'
import { OutputLines } from '../output/lines.ts'
import { failureOf } from './failure.ts'
import {
  type Failed,
  type FromWorker,
  fromWorkerSchema,
  type ToWorker,
  type WorkerOrder,
} from './messages.ts'

/** Memory for a job's own objects; what is in buffers does not count. */
export const memoryMegabytes = 256

// Beside this file, and built beside the bundle.
const workerFile = join(import.meta.dirname, `user-job-worker${extname(import.meta.filename)}`)

// A run is closed 900 ms after its stop (scheduler/active-run.ts): the handler may tidy up until then.
const politeMs = 500

/** How a thread ended: by its own last message, or otherwise. */
export type ThreadEnd =
  | Extract<FromWorker, { type: 'listed' | 'done' }>
  | Failed
  | { readonly type: 'out-of-memory' }
  | { readonly type: 'ended-early'; readonly code: number }
  | { readonly type: 'stopped' }

const untrusted = {
  type: 'failed',
  reason: 'untrusted',
  message: '',
  stack: '',
  file: null,
  line: null,
} as const satisfies Failed

type Received = Exclude<FromWorker, { type: 'listed' | 'done' | 'failed' }>

export type ThreadOptions = {
  /** Ends the thread: politely while it listens, then for certain. */
  readonly signal: AbortSignal
  readonly receive: (message: Received, reply: (message: ToWorker) => void) => void
  /** What is written past the log, straight to the outputs. */
  readonly output: OutputSink['line']
  readonly leftOut: (count: number) => void
  /** Told as soon as the thread has nothing more to say, before its end is waited for. */
  readonly over?: () => void
}

/** Starts a thread for one job file, takes its messages, and settles when it is gone; never rejects. */
export async function runThread(order: WorkerOrder, options: ThreadOptions): Promise<ThreadEnd> {
  const { signal } = options
  if (signal.aborted) return { type: 'stopped' }
  // Of a file that is gone the thread itself tells.
  const found = await stat(new URL(order.url)).catch(() => undefined)
  if (found && !isTrusted(found)) return untrusted
  const worker = new Worker(workerFile, {
    workerData: order,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    // A person's file needs no package.json, and the types are stripped on purpose.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    ],
  })
  const endOutput = readOutput(worker, options)
  const stop = Promise.withResolvers<ThreadEnd>()
  let patience: NodeJS.Timeout | undefined
  const onAbort = () => {
    const { reason } = signal
    worker.postMessage({ type: 'stop', reason: reason instanceof Error ? reason.message : '' })
    patience = setTimeout(() => {
      stop.resolve({ type: 'stopped' })
      void worker.terminate()
    }, politeMs)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([finalMessage(worker, order, options.receive), stop.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
    clearTimeout(patience)
    options.over?.()
    await endThread(worker)
    endOutput()
  }
}

function finalMessage(
  worker: Worker,
  order: WorkerOrder,
  receive: ThreadOptions['receive'],
): Promise<ThreadEnd> {
  return new Promise((resolve) => {
    worker.on('message', (raw) => {
      const { data: message } = fromWorkerSchema.safeParse(raw)
      if (!message) return
      if (message.type === 'listed' || message.type === 'done' || message.type === 'failed') {
        return resolve(message)
      }
      receive(message, (answer) => worker.postMessage(answer))
    })
    worker.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      resolve(isMemory ? { type: 'out-of-memory' } : failureOf(error, order.url))
    })
    worker.on('exit', (code) => resolve({ type: 'ended-early', code }))
  })
}

function readOutput(worker: Worker, { output, leftOut }: ThreadOptions): () => void {
  const budget = new OutputBudget({ line: output, leftOut })
  const lines = (level: Level) =>
    new OutputLines((text, colors) => budget.line(level, text, colors))
  const [out, err] = [lines('info'), lines('warn')]
  worker.stdout.on('data', (bytes: Uint8Array) => out.push(bytes))
  worker.stderr.on('data', (bytes: Uint8Array) => err.push(bytes))
  return () => {
    out.end()
    err.end()
    budget.end()
  }
}

/** What a person reads of a failure, without its place. */
export function failureSentence(
  { reason, message: written }: Failed,
  task: { readonly file: string; readonly id: string },
): Translatable {
  switch (reason) {
    case 'no-function':
      return message('log.userJob.noFunction')
    case 'no-handler':
      return message('log.userJob.noHandler')
    case 'gone':
      return message('log.userJob.gone', task)
    case 'untrusted':
      return message('log.userJob.untrusted')
    case 'foreign-import':
      return message('log.userJob.foreignImport', { name: written })
    case 'thrown':
      return written
  }
}

export function fileUrl(path: string): string {
  return pathToFileURL(path).href
}
