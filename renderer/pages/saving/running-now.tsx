import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Panel } from '../../components/panel.tsx'
import { RunControls } from '../../components/run/run-controls.tsx'
import { RunProgress } from '../../components/run/run-progress.tsx'
import { useSavingRun } from './saving-calls.ts'

/** How far the run is that saves just now; nothing while none does. */
export function RunningNow() {
  const { t } = useTranslation()
  const run = useSavingRun()
  if (run === null) return null
  return (
    <Panel
      title={t('saving.running')}
      action={
        <Group gap="xs">
          <Link href={`/runs/${run.id}`}>{t('saving.log')}</Link>
          <RunControls run={run} isSmall />
        </Group>
      }
    >
      <RunProgress run={run} />
    </Panel>
  )
}
