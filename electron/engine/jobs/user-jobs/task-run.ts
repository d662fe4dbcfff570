import { setTimeout as delay } from 'node:timers/promises'
import { format, inspect } from 'node:util'
import type { MessagePort } from 'node:worker_threads'
import type { Level } from '../../model/run.ts'
import { OutputBudget } from '../output/budget.ts'
import { coloredText } from '../output/line-limit.ts'
import type { FromWorker, ToWorker, WorkerOrder } from './messages.ts'
import type { Job } from './pansentry.d.ts'
import { timeTools } from './time-tools.ts'
import { toolCalls } from './tool-calls.ts'

type Send = (message: FromWorker) => void

// As often as the engine shows it.
const progressEveryMs = 100

/** Prepares what a handler is given; the returned function runs it and sends how it ended. */
export function taskRun(
  order: Extract<WorkerOrder, { kind: 'run' }>,
  port: MessagePort | null,
  send: Send,
): (handler: (context: unknown) => unknown) => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const budget = new OutputBudget({
    line: (level, text, colors) => send({ type: 'line', level, text, colors }),
    leftOut: (count) => send({ type: 'left-out', count }),
  })
  const log = logger(budget)
  const progress = progressSender(send, order.refusals.progress)
  const calls = toolCalls(port, send)
  port?.on('message', (message: ToWorker) => {
    if (message.type === 'stop') stop.abort(new Error(message.reason))
    else calls.settle(message)
  })
  // A thread that waits for nothing but messages is at its end.
  port?.unref()
  return async (handler) => {
    try {
      const summary = await handler({
        id: order.taskId,
        runId: order.runId,
        cause: order.cause,
        log,
        progress: progress.report,
        signal,
        sleep: (ms: number) => delay(ms, undefined, { signal }),
        time: timeTools(order.zone, order.refusals.time),
        resources: calls.resources,
        links: calls.links,
      } satisfies Record<keyof Job, unknown>)
      progress.flush()
      budget.end()
      send({ type: 'done', summary: plain(summary) })
    } catch (error) {
      progress.flush()
      budget.end()
      throw error
    }
  }
}

/** `log('text')` and `log.warn('text')`; whatever goes to the console goes the same way. */
function logger(budget: OutputBudget) {
  const write =
    (level: Level) =>
    (...values: unknown[]) => {
      const { colors, text } = coloredText(format(...values))
      budget.line(level, text, colors)
    }
  const levels = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
  Object.assign(console, levels, { log: levels.info })
  return Object.assign(write('info'), levels)
}

function progressSender(send: Send, refusal: string) {
  let sentAt = Number.NEGATIVE_INFINITY
  let latest: FromWorker | undefined
  const flush = () => {
    if (latest) send(latest)
    latest = undefined
  }
  return {
    flush,
    report: (done: number, total: number) => {
      if (!Number.isFinite(done) || !Number.isFinite(total)) {
        throw new TypeError(refusal)
      }
      latest = { type: 'progress', done, total }
      const now = performance.now()
      if (now - sentAt < progressEveryMs) return
      sentAt = now
      flush()
    },
  }
}

/** A result as it can be sent to another thread: what cannot be is shown, and no failure. */
function plain(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    const parts: [string, unknown][] = Object.entries(value ?? {})
    if (!parts.some(([, part]) => isNumber(part))) return inspect(value)
    return Object.fromEntries(
      parts.map(([name, part]) => [name, isNumber(part) ? part : inspect(part)]),
    )
  }
}

const isNumber = (part: unknown) => typeof part === 'number' || typeof part === 'bigint'
