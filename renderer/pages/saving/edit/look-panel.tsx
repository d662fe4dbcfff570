import { Button, Select } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../../electron/words/error-text.ts'
import { FormError } from '../../../components/form/form-foot.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { client } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { namesIn, planRows } from '../plan/plan-rows.ts'
import { PlanTable } from '../plan/plan-table.tsx'
import type { DraftProps } from './draft-props.ts'
import classes from './edit.module.css'
import { isWhole } from './task-draft.ts'

type Props = DraftProps & {
  /** The task that is edited; null for a new one. */
  readonly id: number | null
  /** What files of the share are called. */
  readonly onNames: (names: readonly string[]) => void
}

/** Looks into share and folder: what the first run would do with each file, and at which file the task begins. */
export function LookPanel({ draft, id, onChange, onNames }: Props) {
  const { t, i18n } = useTranslation()
  const look = useMutation({
    meta: inlineErrors,
    mutationFn: () =>
      id === null ? client.saving.tryPlan(draft) : client.saving.plan({ id, ...draft }),
    onSuccess: ({ end }) => {
      if (end.kind === 'planned') onNames(namesIn(planRows(end.steps, end.left)))
    },
  })
  const { data, error } = look
  const rows = data?.end.kind === 'planned' ? planRows(data.end.steps, data.end.left) : []
  return (
    <Panel
      title={t('saving.planTitle')}
      flush
      action={
        <Button
          variant="default"
          leftSection={<IconEye size={15} />}
          loading={look.isPending}
          disabled={!isWhole(draft)}
          onClick={() => look.mutate()}
        >
          {t('saving.lookInto')}
        </Button>
      }
    >
      <FormError>{error ? errorText(i18n, error) : ''}</FormError>
      <PanelNote>{data ? data.text : t('saving.lookHint')}</PanelNote>
      {rows.length > 0 && <PlanTable rows={rows} />}
      {(rows.length > 0 || draft.startId !== '') && (
        <div className={classes['start']}>
          <Select
            label={t('saving.start')}
            description={t('saving.startHint')}
            searchable
            value={draft.startId}
            data={[{ value: '', label: t('saving.startAll') }, ...startsOf(draft.startId, rows)]}
            onChange={(startId) => onChange({ startId: startId ?? '' })}
          />
        </div>
      )}
    </Panel>
  )
}

/** The files at which the list of the share may end, and the one at which it ends already. */
function startsOf(chosen: string, rows: ReturnType<typeof planRows>) {
  const files = rows.filter(({ sourceId }) => sourceId !== '')
  const known = files.map(({ name, sourceId }) => ({ value: sourceId, label: name }))
  const isKnown = chosen === '' || known.some(({ value }) => value === chosen)
  return isKnown ? known : [{ value: chosen, label: chosen }, ...known]
}
