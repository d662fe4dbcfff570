import type { Engine } from '../engine/engine.ts'
import type { Procedures } from './procedures.ts'

/** The machines that ask, for whoever looks after them. */
export function createWorkerAnswers(os: Procedures, { workers }: Engine) {
  const calls = os.workers
  return {
    list: calls.list.handler(() => workers.list()),
    add: calls.add.handler(({ input }) => workers.add(input.name, input.host)),
    remove: calls.remove.handler(({ input }) => workers.remove(input.name)),
    connect: calls.connect.handler(({ input }) => workers.connect(input.address)),
  }
}
