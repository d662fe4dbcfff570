import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Drive, HistoryDay } from '../../../../electron/api/contract/overview.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { HealthBar } from '../../../components/health-bar.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useNow } from '../../../live/now.ts'
import { useFormat } from '../../../live/settings.ts'
import { latenciesOf, linesOf } from './day-sums.ts'
import classes from './drive-rows.module.css'

type Props = { readonly drives: readonly Drive[]; readonly days: readonly HistoryDay[] }

/** How each drive is doing: what part of its decided links is alive, how quickly it answers, and what holds it up. */
export function DriveRows({ drives, days }: Props) {
  const { t } = useTranslation()
  return (
    <Panel title={t('overview.drives')} flush>
      {drives.map((drive) => (
        <DriveRow key={drive.provider} drive={drive} days={days} />
      ))}
    </Panel>
  )
}

function DriveRow({ drive, days }: { readonly drive: Drive } & Pick<Props, 'days'>) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const { alive, dead } = drive.counts
  const decided = alive + dead
  const latencies = latenciesOf(days, drive.provider)
  const last = latencies.findLast((value) => value !== null)
  return (
    <button
      type="button"
      className={classes['row']}
      onClick={() => navigate(`/links?provider=${drive.provider}`)}
    >
      <span className={classes['name']}>{providerText(i18n, drive.provider)}</span>
      <span className={classes['share']}>
        {decided === 0 ? '–' : format.percent(alive / decided)}
      </span>
      <span className={classes['bar']}>
        <HealthBar counts={drive.counts} />
      </span>
      <span className={classes['pace']} title={t('overview.latency')}>
        <Sparkline values={latencies} />
        <span className={classes['latency']}>
          {last === undefined || last === null ? '' : format.milliseconds(last)}
        </span>
      </span>
      <span className={classes['note']}>
        <DriveNote drive={drive} />
      </span>
    </button>
  )
}

function DriveNote({ drive }: { readonly drive: Drive }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const { askedToday, isKeptOnly, perDay, restsUntil } = drive
  if (isKeptOnly) return t('health.uncheckable')
  if (restsUntil !== null && restsUntil > now) {
    return t('overview.restsUntil', { time: format.weekday(restsUntil) })
  }
  const asked = format.number(askedToday)
  return perDay === null
    ? t('overview.askedToday', { asked })
    : t('overview.askedOf', { asked, limit: format.number(perDay) })
}

const [width, height] = [72, 18]

function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  return (
    <svg className={classes['line']} width={width} height={height} aria-hidden>
      {linesOf(values).map((line) => (
        <polyline
          key={line[0]?.[0]}
          points={line
            .map(([x, y]) => `${2 + x * (width - 4)},${height - 2 - y * (height - 4)}`)
            .join(' ')}
        />
      ))}
    </svg>
  )
}
