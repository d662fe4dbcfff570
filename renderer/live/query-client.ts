import { ORPCError } from '@orpc/client'
import { MutationCache, onlineManager, QueryClient } from '@tanstack/react-query'
import { errorText } from '../../electron/words/error-text.ts'
import { i18n } from '../i18n.ts'
import { connection, isLost } from './connection.ts'
import { showFailure } from './toast.tsx'

// While the app cannot be reached, what was loaded stays and questions wait; the network itself does not matter, for the
// app is mostly on this machine.
onlineManager.setEventListener((setOnline) => {
  const tell = () => setOnline(!isLost())
  tell()
  return connection.subscribe(tell)
})

/** Meta of a mutation whose form shows its errors itself. */
export const inlineErrors = { inlineErrors: true }

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Events tell when data is stale.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) => !(error instanceof ORPCError) && count < 1,
    },
    // What is asked for now is not done some time later.
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.['inlineErrors'] === true) return
      showFailure(errorText(i18n, error))
    },
  }),
})
