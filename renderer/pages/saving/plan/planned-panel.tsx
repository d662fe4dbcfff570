import { useTranslation } from 'react-i18next'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { WaitingLines } from '../../../components/placeholder/waiting-lines.tsx'
import { useIsPlanning, useLastPlanned } from '../saving-calls.ts'
import { planRows } from './plan-rows.ts'
import { PlanTable } from './plan-table.tsx'

/** What a run of a task would do, after a person wanted to know; nothing before. */
export function PlannedPanel({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const isPlanning = useIsPlanning(id)
  const planned = useLastPlanned(id)
  if (isPlanning) {
    return (
      <Panel title={t('saving.planning')}>
        <WaitingLines count={4} />
      </Panel>
    )
  }
  if (!planned) return null
  const { end, text } = planned
  const rows = end.kind === 'planned' ? planRows(end.steps, end.left) : []
  return (
    <Panel title={t('saving.planTitle')} flush>
      <PanelNote>{text}</PanelNote>
      {rows.length > 0 && <PlanTable rows={rows} />}
    </Panel>
  )
}
