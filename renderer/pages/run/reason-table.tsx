import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { providerText } from '../../../electron/words/provider.ts'
import { reasonText } from '../../../electron/words/reason.ts'
import { Failure } from '../../components/failure.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { api } from '../../live/api.ts'
import { useFormat } from '../../live/settings.ts'
import { comparedReasons, reasonKey } from './compared-reasons.ts'
import classes from './run-results.module.css'

type Props = {
  readonly runId: number
  /** The run it is compared with; 0 for none, undefined while that is not known. */
  readonly from: number | undefined
}

/** Why links that a run asked are not alive, and what an earlier run found of the same. */
export function ReasonTable({ runId, from }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const reasons = useQuery(api.runs.reasons.queryOptions({ input: { id: runId }, staleTime: 0 }))
  const before = useQuery(
    api.runs.reasons.queryOptions({ input: from ? { id: from } : skipToken, staleTime: 0 }),
  )
  const rows = reasons.data && comparedReasons(reasons.data, before.data)
  return (
    <Panel title={t('run.byReason')} flush>
      {reasons.isLoadingError && (
        <Failure error={reasons.error} onRetry={() => void reasons.refetch()} />
      )}
      {rows?.length === 0 && <PanelNote>{t('run.noneFailed')}</PanelNote>}
      {rows && rows.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.code')}</th>
              <th scope="col">{t('column.provider')}</th>
              <th scope="col">{t('nav.resources')}</th>
              {before.data && <th scope="col">{t('run.sinceRun', { id: from })}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={reasonKey(row)}>
                <th scope="row">{reasonText(i18n, row)}</th>
                <td>{providerText(i18n, row.provider)}</td>
                <td data-none={row.checked === 0}>{format.number(row.checked)}</td>
                {row.more !== null && (
                  <td data-none={row.more === 0}>
                    {row.more === 0 ? t('run.unchanged') : format.difference(row.more)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
