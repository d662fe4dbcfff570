import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProviderResult } from '../../../electron/api/contract/runs.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { countText } from '../../../electron/words/summary.ts'
import type { Tone } from '../../../electron/words/tone.ts'
import { Failure } from '../../components/failure.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { api } from '../../live/api.ts'
import { useFormat } from '../../live/settings.ts'
import { changeTone } from './run-changes.tsx'
import classes from './run-results.module.css'

const counts = ['checked', 'alive', 'dead', 'undecided', 'died', 'revived'] as const

const tones: Partial<Record<(typeof counts)[number], Tone>> = changeTone

type Counts = Pick<ProviderResult, (typeof counts)[number]>

/** The results of a run by provider, and in total. */
export function ProviderTable({ runId }: { readonly runId: number }) {
  const { t, i18n } = useTranslation()
  const results = useQuery(api.runs.statistics.queryOptions({ input: { id: runId }, staleTime: 0 }))
  const rows = results.data ?? []
  return (
    <Panel title={t('run.byProvider')} flush>
      {results.isLoadingError && (
        <Failure error={results.error} onRetry={() => void results.refetch()} />
      )}
      {results.isSuccess && rows.length === 0 && <PanelNote>{t('run.noAnswers')}</PanelNote>}
      {rows.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.provider')}</th>
              {counts.map((name) => (
                <th key={name} scope="col">
                  {countText(i18n, name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <CountRow key={row.provider} name={providerText(i18n, row.provider)} row={row} />
            ))}
          </tbody>
          {rows.length > 1 && (
            <tfoot>
              <CountRow name={t('run.total')} row={totalOf(rows)} />
            </tfoot>
          )}
        </table>
      )}
    </Panel>
  )
}

function CountRow({ name, row }: { readonly name: string; readonly row: Counts }) {
  const { i18n } = useTranslation()
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{name}</th>
      {counts.map((count) => (
        <td key={count} data-tone={tones[count]} data-none={row[count] === 0}>
          {format.number(row[count])}
          <span className={classes['count']} aria-hidden>
            {' '}
            {countText(i18n, count)}
          </span>
        </td>
      ))}
    </tr>
  )
}

function totalOf(rows: readonly Counts[]): Counts {
  const sum = (name: (typeof counts)[number]) => rows.reduce((all, row) => all + row[name], 0)
  return {
    checked: sum('checked'),
    alive: sum('alive'),
    dead: sum('dead'),
    undecided: sum('undecided'),
    died: sum('died'),
    revived: sum('revived'),
  }
}
