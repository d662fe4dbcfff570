import { Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { useCancelRun, useJob, usePauseRun } from '../../live/jobs.ts'

type Props = { readonly run: Run; readonly isSmall?: boolean }

/** Cancels a run, or pauses it where the next run can continue it. */
export function RunControls({ run, isSmall = false }: Props) {
  const { t } = useTranslation()
  const pause = usePauseRun()
  const cancel = useCancelRun()
  const canPause = useJob(run.jobId)?.canPause === true
  const isPausing = pause.isPending || pause.isSuccess
  const isStopping = cancel.isPending || cancel.isSuccess
  const common = {
    variant: 'default',
    disabled: isPausing || isStopping,
    ...(isSmall ? { size: 'compact-xs' } : {}),
  } as const
  const icon = (Picture: typeof IconPlayerStopFilled) =>
    isSmall ? {} : { leftSection: <Picture size={12} /> }
  return (
    <>
      {canPause && (
        <Button
          {...common}
          {...icon(IconPlayerPauseFilled)}
          onClick={() => pause.mutate({ id: run.id })}
        >
          {t(isPausing ? 'run.pausing' : 'run.pause')}
        </Button>
      )}
      <Button
        {...common}
        {...icon(IconPlayerStopFilled)}
        onClick={() => cancel.mutate({ id: run.id })}
      >
        {t(isStopping ? 'run.cancelling' : 'run.cancel')}
      </Button>
    </>
  )
}
