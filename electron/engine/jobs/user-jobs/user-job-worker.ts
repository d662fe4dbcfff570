// The thread of one job file: reads its tasks, or runs one of them. Nothing of the engine lives here.

import { parentPort, workerData } from 'node:worker_threads'
import { callerLine, failureOf } from './failure.ts'
import type { FromWorker, WorkerOrder } from './messages.ts'
import { taskRun } from './task-run.ts'

type Handler = (context: unknown) => unknown

class HandlerMissing extends TypeError {}

const order: WorkerOrder = workerData
const handlers = new Map<string, Handler>()

// Not awaited: Node prints a warning of its own when a person's promise never settles.
work()
  .catch((error: unknown) => {
    const failed = failureOf(error, order.url)
    send(error instanceof HandlerMissing ? { ...failed, reason: 'no-handler' } : failed)
  })
  // What a task left open keeps the thread no longer; Node ends it with 0 or what the person has set.
  .finally(() => process.exit())

async function work(): Promise<void> {
  const run = order.kind === 'run' ? taskRun(order, parentPort, send) : undefined
  const file: Record<string, unknown> = await import(order.url)
  const declare = file['default']
  if (typeof declare !== 'function') return fail('no-function')
  await declare({ task })
  if (order.kind === 'list') return send({ type: 'listed' })
  const handler = handlers.get(order.taskId)
  if (!run || !handler) return fail('gone')
  await run(handler)
}

/** What a job file is given: `task(trigger, options, handler)`. */
function task(trigger: unknown, options: unknown, handler: unknown): void {
  if (!isHandler(handler)) throw new HandlerMissing('no-handler')
  const id = typeof options === 'object' && options && 'id' in options ? String(options.id) : ''
  if (!handlers.has(id)) handlers.set(id, handler)
  if (order.kind === 'run') return
  send({ type: 'declared', trigger, options, line: callerLine(order.url) })
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function'
}

function fail(reason: 'no-function' | 'gone'): void {
  send({ type: 'failed', reason, message: reason, stack: '', file: null, line: null })
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message)
}
