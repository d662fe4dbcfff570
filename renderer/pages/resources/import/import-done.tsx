import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { checkJobId } from '../../../../electron/api/contract/jobs.ts'
import { rangeText } from '../../../../electron/words/check-plan.ts'
import { api } from '../../../live/api.ts'
import { useCheckLinks, useJob } from '../../../live/jobs.ts'
import { useFormat } from '../../../live/settings.ts'
import { showOffer } from '../../../live/toast.tsx'
import classes from './import.module.css'
import { useUndoImport } from './undo-import.ts'

type Imported = { readonly added: number; readonly importId: number }

/** Tells what was imported, and offers to check it now or to take it back. */
export function showImported(imported: Imported): void {
  showOffer((close) => <ImportDone {...imported} onClose={close} />)
}

function ImportDone({ added, importId, onClose }: Imported & { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const job = useJob(checkJobId)
  const choices = useQuery(api.overview.checkChoices.queryOptions({ staleTime: 0 }))
  const check = useCheckLinks()
  const undo = useUndoImport()
  const [, navigate] = useLocation()
  const plan = choices.data?.unchecked
  const next = job?.nextRunAt ?? null
  const isChecking = job?.running != null
  const when =
    next === null ? t('offer.noNight') : t('import.later', { time: format.weekday(next) })
  return (
    <div className={classes['done']}>
      <p>
        <strong>{t('imported.links', { count: added })}</strong>{' '}
        {isChecking && `${t('import.isChecking')} `}
        {when}
      </p>
      <Group gap="xs">
        {!isChecking && plan && plan.links > 0 && (
          <Button
            size="compact-sm"
            loading={check.isPending}
            onClick={() => check.mutate({ ids: 'unchecked' }, { onSuccess: onClose })}
          >
            {t('offer.now', { duration: rangeText(i18n, format, plan.range) })}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onClose()
            navigate(`/links?importId=${importId}`)
          }}
        >
          {t('import.show')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onClose()
            undo(importId)
          }}
        >
          {t('import.undo')}
        </Button>
      </Group>
    </div>
  )
}
