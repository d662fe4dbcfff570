import type { Engine } from '../engine/engine.ts'
import type { Procedures } from './procedures.ts'

/** What is saved into a person's own drive, for whoever asks. */
export function createSavingAnswers(os: Procedures, { savingTasks }: Engine) {
  const calls = os.saving.tasks
  return {
    tasks: {
      list: calls.list.handler(() => savingTasks.list()),
      get: calls.get.handler(({ input }) => savingTasks.get(input.id)),
      add: calls.add.handler(({ input }) => savingTasks.add(input)),
      edit: calls.edit.handler(({ input: { id, ...change } }) => savingTasks.edit(id, change)),
      remove: calls.remove.handler(({ input }) => savingTasks.remove(input.id)),
      tryNames: calls.tryNames.handler(({ input }) => savingTasks.tryNames(input)),
    },
  }
}
