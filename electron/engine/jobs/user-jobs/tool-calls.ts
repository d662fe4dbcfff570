import type { MessagePort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './messages.ts'
import type { Links, Resources } from './pansentry.d.ts'

type Method = Extract<FromWorker, { type: 'call' }>['method']

type Waiting = PromiseWithResolvers<unknown> & { readonly asked: Error }

type Calls<Tool> = Record<keyof Tool, (...given: unknown[]) => Promise<unknown>>

/** The worker's side of `resources` and `links`: each call is a message and waits for its answer. */
export function toolCalls(port: MessagePort | null, send: (message: FromWorker) => void) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const call = (method: Method, input: unknown) => {
    const id = ++last
    // Made here: when the answer comes, the stack no longer holds the line that asked.
    const answer = { ...Promise.withResolvers<unknown>(), asked: new Error('asked') }
    send({ type: 'call', id, method, input })
    waiting.set(id, answer)
    // Keeps the thread alive until the answer is there.
    port?.ref()
    return answer.promise
  }
  const resources = {
    list: (page = {}) => call('resources.list', page),
    count: (filter = {}) => call('resources.count', filter),
    get: (id) => call('resources.get', { id }),
    add: (resource) => call('resources.add', resource),
    update: (id, changes) => call('resources.update', { id, changes }),
    delete: (ids) => call('resources.delete', { ids }),
    transaction: (operations) => call('resources.transaction', { operations }),
  } satisfies Calls<Resources>
  const links = {
    check: (links, options = {}) => call('links.check', { links, options }),
  } satisfies Calls<Links>
  return {
    resources,
    links,
    settle(message: Exclude<ToWorker, { type: 'stop' }>): void {
      const answer = waiting.get(message.id)
      waiting.delete(message.id)
      if (waiting.size === 0) port?.unref()
      if (message.type === 'answer') answer?.resolve(message.value)
      else answer?.reject(refusal(message, answer.asked))
    },
  }
}

/** An error that seems to come from the line which made the call; `code` is stable, and empty for a wrong argument. */
function refusal({ message, code }: { message: string; code: string }, asked: Error): Error {
  const error = Object.assign(new Error(message), { code })
  const [, ...frames] = (asked.stack ?? '').split('\n')
  error.stack = [`Error: ${message}`, ...frames].join('\n')
  return error
}
