import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ShownHook } from '../../../../electron/api/contract/saving/hooks.ts'
import { api } from '../../../live/api.ts'
import { queryClient } from '../../../live/query-client.ts'

export function useHooks() {
  return useQuery(api.hooks.list.queryOptions())
}

export const refetchHooks = () => queryClient.invalidateQueries({ queryKey: api.hooks.key() })

/** What a hook is called: by its person, or by its kind. */
export function useHookName(): (hook: Pick<ShownHook, 'kind' | 'name'>) => string {
  const { t } = useTranslation()
  return ({ kind, name }) => name || t(`hooks.kind.${kind}`)
}
