import { ORPCError } from '@orpc/client'
import { MutationCache, QueryClient } from '@tanstack/react-query'
import { errorText } from '../../electron/words/error-text.ts'
import { i18n } from '../i18n.ts'
import { showFailure } from './toast.tsx'

/** Meta of a mutation whose form shows its errors itself. */
export const inlineErrors = { inlineErrors: true }

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Events tell when data is stale, and the app is on this machine: being offline does not matter.
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
      if (mutation.meta?.['inlineErrors'] === true) return
      showFailure(errorText(i18n, error))
    },
  }),
})
