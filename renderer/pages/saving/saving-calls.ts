import { skipToken, useIsMutating, useMutation, useQuery } from '@tanstack/react-query'
import {
  type SavingEnded,
  type SavingState,
  type SavingTask,
  saveJobId,
} from '../../../electron/api/contract/saving.ts'
import { type TaskState, taskStateOf } from '../../../electron/words/saving/task-state.ts'
import { api, client } from '../../live/api.ts'
import { useJob } from '../../live/jobs.ts'
import { queryClient } from '../../live/query-client.ts'
import { useRemoval } from '../../live/removal.ts'
import { showToast, showUndo } from '../../live/toast.tsx'

export type Row = {
  readonly task: SavingTask
  readonly known: SavingState | undefined
  readonly state: TaskState
}

/** The run that saves just now. */
export function useSavingRun() {
  return useJob(saveJobId)?.running ?? null
}

/** The tasks, and how it stands with each. */
export function useRows() {
  const tasks = useQuery(api.saving.tasks.list.queryOptions())
  const states = useQuery(api.saving.states.queryOptions())
  const runId = useSavingRun()?.id ?? null
  const known = new Map(states.data?.map((state) => [state.taskId, state]))
  const rows = tasks.data?.map((task): Row => {
    const state = known.get(task.id)
    return { task, known: state, state: taskStateOf(task, state, runId) }
  })
  return { rows, error: tasks.error, retry: () => void tasks.refetch() }
}

const reload = () => queryClient.invalidateQueries({ queryKey: api.saving.key() })

/** Runs a task now, or all of them; how it ends arrives as an event. */
export function useRunTasks() {
  return useMutation(
    api.saving.run.mutationOptions({
      onSuccess: () => {
        forgetPlanned()
        showToast((t) => t('saving.started'))
      },
    }),
  )
}

const plansKey = ['saving', 'plan']
const planKey = (id: number) => [...plansKey, id]

/** What a run would have done is not so any more once one was begun. */
const forgetPlanned = () => queryClient.setQueriesData({ queryKey: plansKey }, null)

/** Works out what a run of a task would do; it goes on when the page is left. */
export function usePlanTask() {
  return useMutation({
    mutationKey: plansKey,
    mutationFn: (id: number) => client.saving.plan({ id }),
    onSuccess: async (ended, id) => {
      queryClient.setQueryData(planKey(id), ended)
      await reload()
    },
  })
}

/** Whether that is under way. */
export function useIsPlanning(id: number): boolean {
  return (
    useIsMutating({ mutationKey: plansKey, predicate: ({ state }) => state.variables === id }) > 0
  )
}

/** What came of it last in this window. */
export function useLastPlanned(id: number): SavingEnded | null | undefined {
  return useQuery<SavingEnded | null>({ queryKey: planKey(id), queryFn: skipToken }).data
}

export function useEditTask() {
  return useMutation(api.saving.tasks.edit.mutationOptions({ onSuccess: reload }))
}

/** Removes a task, with undo; what it saved stays in the drive. */
export function useRemoveTask(onRemoved: () => void) {
  const { remove, restore } = client.saving.tasks
  const { mutate } = useRemoval({ remove, restore, changed: reload })
  return ({ id, name }: SavingTask) =>
    mutate({ key: { id }, message: (t) => t('saving.removed', { name }), onRemoved })
}

/** Refuses all of the share of a task as a bad copy, with undo, or takes that back. */
export function useRefuseShare(id: number) {
  const { mutate } = useMutation(
    api.saving.refuse.mutationOptions({
      onSuccess: async (_, { isRefused }) => {
        await reload()
        if (isRefused)
          showUndo({ message: (t) => t('saving.shareRefused'), undo: () => refuse(false) })
        else showToast((t) => t('saving.shareAllowed'))
      },
    }),
  )
  const refuse = (isRefused: boolean) => mutate({ id, sourceId: null, isRefused })
  return refuse
}

/** Answers what the plan of a task asks. */
export function useAnswer() {
  return useMutation(
    api.saving.answer.mutationOptions({
      onSuccess: async (_, { answer }) => {
        forgetPlanned()
        await reload()
        showToast((t) => t(`saving.answered.${answer}`))
      },
    }),
  )
}
