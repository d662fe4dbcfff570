import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Trigger, triggerSchema } from '../../../../../electron/api/contract/jobs.ts'
import { api } from '../../../../live/api.ts'
import { type FieldFault, faultOf } from '../field-fault.ts'

export type NextTimes = {
  /** Undefined while the schedule is not valid. */
  readonly times: readonly number[] | undefined
  /** What is wrong with the schedule. */
  readonly fault: FieldFault | null
  /** Whether something is not filled in yet. */
  readonly isIncomplete: boolean
}

/** The next times of a schedule that is being edited, worked out by the app. */
export function useNextTimes(trigger: Trigger): NextTimes {
  const { i18n } = useTranslation()
  const [settled] = useDebouncedValue(trigger, 200)
  const isIncomplete = !triggerSchema.safeParse(trigger).success
  const next = useQuery(
    api.jobs.nextTimes.queryOptions({
      input: { trigger: settled, count: 5 },
      enabled: triggerSchema.safeParse(settled).success,
      retry: false,
      staleTime: 0,
    }),
  )
  const fault = next.error && !isIncomplete ? faultOf(i18n, next.error) : null
  return { times: fault || isIncomplete ? undefined : next.data, fault, isIncomplete }
}
