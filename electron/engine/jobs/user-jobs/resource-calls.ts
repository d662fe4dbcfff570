import type { MessagePort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './messages.ts'

type Method = Extract<FromWorker, { type: 'call' }>['method']

/** The worker's side of `resources`: each call is a message and waits for its answer. */
export function resourceCalls(port: MessagePort | null, send: (message: FromWorker) => void) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  const call = (method: Method, input: unknown) => {
    const id = ++last
    const answer = Promise.withResolvers<unknown>()
    send({ type: 'call', id, method, input })
    waiting.set(id, answer)
    // Keeps the thread alive until the answer is there.
    port?.ref()
    return answer.promise
  }
  return {
    resources: {
      list: (filter: unknown = {}) => call('list', filter),
      get: (id: unknown) => call('get', { id }),
      update: (id: unknown, changes: unknown) => call('update', { id, changes }),
    },
    settle(message: Exclude<ToWorker, { type: 'stop' }>): void {
      const answer = waiting.get(message.id)
      waiting.delete(message.id)
      if (waiting.size === 0) port?.unref()
      if (message.type === 'answer') answer?.resolve(message.value)
      else answer?.reject(new Error(message.message))
    },
  }
}
