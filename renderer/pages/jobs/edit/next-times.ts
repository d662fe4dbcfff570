import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Trigger, triggerSchema } from '../../../../electron/api/contract/jobs.ts'
import { api } from '../../../live/api.ts'
import { type Refusal, refusalOf } from './job-refusal.ts'

export type NextTimes = {
  /** Absent while nothing can be said. */
  readonly times: readonly number[] | undefined
  /** What is wrong with the schedule. */
  readonly refusal: Refusal | null
  /** Something is not filled in yet. */
  readonly isIncomplete: boolean
}

/** What the app says of a schedule that is being written. */
export function useNextTimes(trigger: Trigger): NextTimes {
  const { i18n } = useTranslation()
  const [asked] = useDebouncedValue(trigger, 200)
  const isIncomplete = !triggerSchema.safeParse(trigger).success
  const next = useQuery(
    api.jobs.nextTimes.queryOptions({
      input: { trigger: asked, count: 5 },
      enabled: triggerSchema.safeParse(asked).success,
      retry: false,
      staleTime: 0,
    }),
  )
  const refusal = next.error && !isIncomplete ? refusalOf(i18n, next.error) : null
  return { times: refusal || isIncomplete ? undefined : next.data, refusal, isIncomplete }
}
