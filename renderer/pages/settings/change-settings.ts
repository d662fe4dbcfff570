import { useTranslation } from 'react-i18next'
import { settingsChangesSchema } from '../../../electron/api/contract/settings.ts'
import { useSettings, useUpdateSettings } from '../../live/settings.ts'
import { showUndo } from '../../live/toast.tsx'

type Changes = Parameters<ReturnType<typeof useUpdateSettings>['mutate']>[0]

/** Changes settings at once, and offers to take that back. */
export function useChangeSettings(): (changes: Changes) => void {
  const { t } = useTranslation()
  const settings = useSettings()
  const { mutate } = useUpdateSettings()
  return (changes) => {
    const kept = Object.entries(settings).filter(([name]) => name in changes)
    const before = settingsChangesSchema.parse(Object.fromEntries(kept))
    const undo = () => mutate(before)
    mutate(changes, { onSuccess: () => showUndo({ message: t('settings.changed'), undo }) })
  }
}
