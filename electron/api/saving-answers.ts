import type { Engine } from '../engine/engine.ts'
import { takeOverTasks } from '../engine/takeover/taken-over-tasks.ts'
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
      takeOver: calls.takeOver.handler(({ input }) => {
        const { added, left } = takeOverTasks(savingTasks, input.text, Date.now())
        return { added: [...added], left: [...left] }
      }),
      tryNames: calls.tryNames.handler(({ input }) => savingTasks.tryNames(input)),
    },
  }
}
