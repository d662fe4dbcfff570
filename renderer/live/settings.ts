import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Format, formatFor } from '../../electron/words/format.ts'
import { api } from './api.ts'
import { queryClient } from './query-client.ts'

/** The settings; loaded before the first page shows. */
export function useSettings() {
  return useSuspenseQuery(api.settings.get.queryOptions()).data
}

/** Facts about the running app; loaded before the first page shows. */
export function useInfo() {
  return useSuspenseQuery(api.system.info.queryOptions()).data
}

export function useUpdateSettings() {
  return useMutation(
    api.settings.update.mutationOptions({
      onSuccess: (settings) => queryClient.setQueryData(api.settings.get.queryKey(), settings),
    }),
  )
}

/**
 * Times and numbers in the chosen language, and in the app's time zone: the browser may be in another one, and the app's
 * sentences already hold times.
 */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { effectiveTimeZone } = useSettings()
  return formatFor(i18n, effectiveTimeZone)
}
