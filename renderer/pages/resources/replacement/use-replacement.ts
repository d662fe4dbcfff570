import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { api } from '../../../live/api.ts'
import { useCheckLinks } from '../../../live/jobs.ts'
import { showUndo } from '../../../live/toast.tsx'
import { reloadLinks, useUndo } from '../resource-actions.ts'

/** Gives a link that of another one, which goes; checks it where nobody has, and offers to undo that. */
export function useReplacement(onReplaced: () => void) {
  const { t, i18n } = useTranslation()
  const { mutate: check } = useCheckLinks()
  const { mutate: restore } = useUndo()
  return useMutation(
    api.resources.takeLink.mutationOptions({
      onSuccess: ({ resource, undo }: { resource: Resource; undo: number }) => {
        const { id, title, provider, state } = resource
        reloadLinks()
        showUndo({
          message: (t) => t('replacement.used', { title, drive: providerText(i18n, provider) }),
          undo: () => restore({ undo }),
        })
        if (state === null) check({ ids: [id] })
        onReplaced()
      },
    }),
  )
}
