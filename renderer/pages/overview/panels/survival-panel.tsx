import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  type Lifetimes,
  lifetimeSpans,
  type Survival,
} from '../../../../electron/api/contract/overview.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './survival-panel.module.css'

/** How long shares lived before they died, by drive and by the reason of their end. */
export function SurvivalPanel() {
  const { t } = useTranslation()
  const survival = useQuery(api.overview.survival.queryOptions())
  const { all, ...groups } = survival.data ?? { all: null, byDrive: [], byReason: [] }
  return (
    <Panel title={t('survival.title')}>
      {survival.isSuccess && all === null && <PanelNote>{t('survival.none')}</PanelNote>}
      {all && (
        <>
          <p className={classes['sentence']}>
            {t('survival.median', { count: all.count, days: daysText(t, all.medianDays) })}
          </p>
          <Spans lifetimes={all} />
          <Groups {...groups} />
        </>
      )}
    </Panel>
  )
}

function Spans({ lifetimes }: { readonly lifetimes: Lifetimes }) {
  const { t } = useTranslation()
  const format = useFormat()
  const most = Math.max(...lifetimes.spans)
  return (
    <ul className={classes['spans']}>
      {lifetimeSpans.map((from, index) => {
        const count = lifetimes.spans[index] ?? 0
        return (
          <li key={from}>
            <span className={classes['span']}>{t(`survival.span.${from}`)}</span>
            <span
              className={classes['bar']}
              style={{ inlineSize: `${(count / most) * 100}%` }}
              data-empty={count === 0}
            />
            <span className={classes['count']}>{format.number(count)}</span>
          </li>
        )
      })}
    </ul>
  )
}

const groupsShown = 4

function Groups({ byDrive, byReason }: Pick<Survival, 'byDrive' | 'byReason'>) {
  const { t, i18n } = useTranslation()
  const rows = [
    ...byDrive.slice(0, groupsShown).map((row) => ({
      ...row,
      key: row.provider,
      name: providerText(i18n, row.provider),
    })),
    ...byReason.slice(0, groupsShown).map((row) => ({
      ...row,
      key: row.state,
      name: t(`state.${row.state}`),
    })),
  ]
  return (
    <table className={classes['groups']}>
      <thead>
        <tr>
          <th>{t('survival.of')}</th>
          <th>{t('survival.died')}</th>
          <th>{t('survival.half')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, count, medianDays }) => (
          <tr key={key}>
            <td>{name}</td>
            <td>{count}</td>
            <td>{daysText(t, medianDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function daysText(t: ReturnType<typeof useTranslation>['t'], days: number): string {
  return days === 0 ? t('survival.lessThanDay') : t('survival.days', { count: days })
}
