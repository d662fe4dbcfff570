import { notifications } from '@mantine/notifications'
import { ORPCError } from '@orpc/client'
import { MutationCache, QueryClient } from '@tanstack/react-query'
import { errorText } from '../../electron/words/error-text.ts'
import { i18n } from '../i18n.ts'

/** Set on a mutation whose form shows its errors itself. */
export const saysItself = { saysItself: true }

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Events say when something is stale; the app is on this machine, so being offline is no matter.
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) => !(error instanceof ORPCError) && count < 1,
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.['saysItself'] === true) return
      notifications.show({
        color: 'red',
        title: i18n.t('common.failed'),
        message: errorText(i18n, error),
        autoClose: 8000,
      })
    },
  }),
})
