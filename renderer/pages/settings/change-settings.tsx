import { useTranslation } from 'react-i18next'
import { settingsChangesSchema } from '../../../electron/api/contract/settings.ts'
import { usePauseAll } from '../../live/jobs.ts'
import { useSettings, useUpdateSettings } from '../../live/settings.ts'
import { showUndo } from '../../live/toast.tsx'

type Changes = Parameters<ReturnType<typeof useUpdateSettings>['mutate']>[0]

const minuteMs = 60_000

/** Changes settings at once, and offers to take that back. */
export function useChangeSettings(): (changes: Changes) => void {
  const settings = useSettings()
  const { mutate } = useUpdateSettings()
  const pause = usePauseAll()
  return (changes) => {
    const kept = Object.entries(settings).filter(([name]) => name in changes)
    const before = settingsChangesSchema.parse(Object.fromEntries(kept))
    const { pausedUntil } = settings
    const undo = () => {
      const minutes = pausedUntil === null ? 0 : Math.ceil((pausedUntil - Date.now()) / minuteMs)
      // A pause that would have ended by itself still does.
      if (changes.paused === false && minutes > 0) pause.mutate({ minutes })
      else if (changes.paused !== false || pausedUntil === null) mutate(before)
    }
    mutate(changes, { onSuccess: () => showUndo({ message: <Changed />, undo, isBrief: true }) })
  }
}

/** In the language that was just chosen, if one was. */
function Changed() {
  const { t } = useTranslation()
  return t('settings.changed')
}
