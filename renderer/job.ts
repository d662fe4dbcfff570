import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { useTranslation } from 'react-i18next'
import { api } from './api.ts'
import { queryClient } from './query-client.ts'

/** The built-in job that watches over the links. */
export const checkJob = 'check_resources_links'

/** A job's name in the user's language; an unknown job is called by its id. */
export function jobName({ t, exists }: Pick<i18n, 't' | 'exists'>, id: string): string {
  return exists(`jobs.${id}.name`) ? t(`jobs.${id}.name`) : id
}

export function useJobs() {
  return useQuery(api.jobs.list.queryOptions())
}

export function useRunJob() {
  const { t } = useTranslation()
  return useMutation(
    api.jobs.run.mutationOptions({
      onSuccess: () => notifications.show({ message: t('jobs.started') }),
    }),
  )
}

export function usePauseJob() {
  return useMutation(
    api.jobs.pause.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
    }),
  )
}

/** Asks a run to stop; it may take a moment, so its end comes as an event. */
export function useCancelRun() {
  return useMutation(api.runs.cancel.mutationOptions())
}
