import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { RunRow } from '../../components/run/run-row.tsx'
import { api } from '../../live/api.ts'

/** The last runs of all jobs. */
export function LastRuns() {
  const { t } = useTranslation()
  const runs = useQuery(api.runs.list.queryOptions({ input: { limit: 6 } }))
  return (
    <Panel title={t('overview.lastRuns')} flush>
      {runs.data?.length === 0 && <PanelNote>{t('overview.noRuns')}</PanelNote>}
      {runs.data?.map((run) => (
        <RunRow key={run.id} run={run} withName />
      ))}
    </Panel>
  )
}
