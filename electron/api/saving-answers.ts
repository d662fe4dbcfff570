import type { Engine } from '../engine/engine.ts'
import { endMessage } from '../engine/model/saving/end-message.ts'
import type { TaskEnd } from '../engine/model/saving/task-end.ts'
import { OldScriptPlace } from '../engine/takeover/old-script-place.ts'
import { type TakenOver, takeOverTasks } from '../engine/takeover/taken-over-tasks.ts'
import { messageTexts } from '../words/message-text.ts'
import type { Procedures } from './procedures.ts'
import type { RunAnswers } from './run-answers.ts'

/** What is saved into a person's own drive, for whoever asks. */
export function createSavingAnswers(
  os: Procedures,
  { jobs, saving }: Engine,
  { words }: RunAnswers,
) {
  const calls = os.saving
  const { tasks } = saving
  const script = new OldScriptPlace({ jobs, tasks, now: Date.now })
  const textOf = messageTexts(words)
  const toEnded = (end: TaskEnd) => ({ end, text: textOf(endMessage(end)) })
  const namesOf = () => new Map(tasks.list().map(({ id, name }) => [id, name]))
  return {
    tasks: {
      list: calls.tasks.list.handler(() => tasks.list()),
      get: calls.tasks.get.handler(({ input }) => tasks.get(input.id)),
      add: calls.tasks.add.handler(({ input }) => tasks.add(input)),
      edit: calls.tasks.edit.handler(({ input: { id, ...change } }) => tasks.edit(id, change)),
      remove: calls.tasks.remove.handler(({ input }) => tasks.remove(input.id)),
      restore: calls.tasks.restore.handler(({ input }) => tasks.restore(input.id)),
      takeOver: calls.tasks.takeOver.handler(({ input }) => {
        return toTaken(takeOverTasks(tasks, input.text, Date.now()))
      }),
      tryNames: calls.tasks.tryNames.handler(({ input }) => tasks.tryNames(input)),
    },
    states: calls.states.handler(() =>
      saving.states().map((state) => {
        const end = state.last?.end
        return { ...state, text: end ? toEnded(end).text : '' }
      }),
    ),
    plan: calls.plan.handler(async ({ input: { id, ...change }, signal = never }) =>
      toEnded(await saving.plan(id, change, signal)),
    ),
    tryPlan: calls.tryPlan.handler(async ({ input, signal = never }) =>
      toEnded(await saving.tryPlan(input, signal)),
    ),
    folders: {
      own: calls.folders.own.handler(({ input, signal = never }) =>
        saving.folders.own(input, signal),
      ),
      shared: calls.folders.shared.handler(({ input, signal = never }) =>
        saving.folders.ofShare(input, signal),
      ),
    },
    script: {
      offer: calls.script.offer.handler(() => script.offer()),
      take: calls.script.take.handler(() => toTaken(script.take())),
      giveBack: calls.script.giveBack.handler(({ input }) => script.giveBack(input.taskIds)),
    },
    keptPlan: calls.keptPlan.handler(({ input }) => {
      const plan = saving.keptPlan(input.id)
      return { ...plan, taskName: namesOf().get(plan.taskId) ?? '' }
    }),
    answer: calls.answer.handler(({ input: { answer, episodes, id } }) => ({
      runId: saving.answer(
        id,
        answer === 'episodes' ? { kind: answer, episodes } : { kind: answer },
      ),
    })),
    run: calls.run.handler(({ input }) => saving.run(input.id)),
    history: calls.history.handler(({ input: { before, limit, taskId } }) => {
      const names = namesOf()
      // One more tells whether another page follows.
      const found = saving.history({ taskId, before: cursorOf(before), limit: limit + 1 })
      const files = found
        .slice(0, limit)
        .map((file) => ({ ...file, taskName: names.get(file.taskId) ?? '' }))
      const last = found.length > limit ? files.at(-1) : undefined
      return { files, next: last ? `${last.savedAt}-${last.taskId}-${last.sourceId}` : null }
    }),
    calendar: calls.calendar.handler(({ input }) => saving.calendar(input.month)),
    see: calls.see.handler(() => saving.see()),
    fetchAgain: calls.fetchAgain.handler(({ input }) =>
      saving.fetchAgain(input.id, input.sourceId),
    ),
    answerQuiet: calls.answerQuiet.handler(({ input: { id, isOver } }) =>
      saving.answerQuiet(id, isOver),
    ),
    refuse: calls.refuse.handler(({ input: { id, isRefused, sourceId } }) =>
      saving.refuse(id, sourceId, isRefused),
    ),
  }
}

const toTaken = ({ added, left }: TakenOver) => ({ added: [...added], left: [...left] })

const never = new AbortController().signal

function cursorOf(text: string | undefined) {
  if (text === undefined) return undefined
  const [savedAt = '', taskId = '', ...sourceId] = text.split('-')
  return { savedAt: Number(savedAt), taskId: Number(taskId), sourceId: sourceId.join('-') }
}
