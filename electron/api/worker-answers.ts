import type { Engine } from '../engine/engine.ts'
import type { WorkersState } from '../engine/model/workers/seen-worker.ts'
import type { Procedures } from './procedures.ts'
import type { RunAnswers } from './run-answers.ts'

/** The machines that ask, for whoever looks after them. */
export function createWorkerAnswers(os: Procedures, { workers }: Engine, { toText }: RunAnswers) {
  const calls = os.workers
  const shown = async (asked: Promise<WorkersState>) => {
    const state = await asked
    return { ...state, problem: state.problem && toText(state.problem) }
  }
  return {
    list: calls.list.handler(() => shown(workers.list())),
    add: calls.add.handler(({ input }) => workers.add(input.name, input.host)),
    remove: calls.remove.handler(({ input }) => workers.remove(input.name)),
    restore: calls.restore.handler(({ input }) => workers.restore(input.name)),
    connect: calls.connect.handler(({ input }) => shown(workers.connect(input.address))),
  }
}
