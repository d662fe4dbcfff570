import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { RunProgress } from '../../components/run-progress.tsx'
import { useCancelRun, useJobName } from '../../job.ts'
import classes from './overview.module.css'

/** What runs at this moment, with its bar and a way to stop it. */
export function RunningNow({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('overview.runningNow')}>
      {runs.length === 0 && (
        <div className={classes['idle']}>
          <PanelNote>{t('overview.nothingRuns')}</PanelNote>
        </div>
      )}
      {runs.map((run) => (
        <Running key={run.id} run={run} />
      ))}
    </Panel>
  )
}

function Running({ run }: { readonly run: Run }) {
  const { t } = useTranslation()
  const nameOf = useJobName()
  const cancel = useCancelRun()
  return (
    <div className={classes['running']}>
      <div className={classes['runningHead']}>
        <Link href={`/runs/${run.id}`} className={classes['name']}>
          {nameOf(run.jobId)}
        </Link>
        <Button
          size="compact-xs"
          variant="default"
          disabled={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate({ id: run.id })}
        >
          {cancel.isIdle || cancel.isError ? t('run.cancel') : t('run.cancelling')}
        </Button>
      </div>
      <RunProgress run={run} />
    </div>
  )
}
