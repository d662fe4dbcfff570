import { useTranslation } from 'react-i18next'
import {
  type Check,
  type Health,
  lifeOf,
  type Resource,
} from '../../../../electron/api/contract/resources.ts'
import { healthTone } from '../../../../electron/words/health.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { wallText } from '../../../../electron/words/wall-clock.ts'
import { StateBadge } from '../../../components/state-badge.tsx'
import { useNow } from '../../../live/now.ts'
import { useFormat, useSettings } from '../../../live/settings.ts'
import { LatencyLine } from './latency-line.tsx'
import { aliveShare, changesOf, daysOf, standingOf } from './link-history.ts'
import classes from './resource-details.module.css'

const daysShown = 90
const changesShown = 12

type Props = { readonly resource: Pick<Resource, 'health'>; readonly checks: readonly Check[] }

/** What the checks of 90 days found: day by day, how quickly, and when it changed. */
export function LinkHistory({ resource, checks }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { effectiveTimeZone } = useSettings()
  const days = daysOf(checks, daysShown, now, (at) => wallText(at, effectiveTimeZone).slice(0, 10))
  const share = aliveShare(checks)
  const changes = changesOf(checks)
  // Of a drive that answers nobody no answer is missing.
  const isUncheckable = resource.health === 'uncheckable'
  const toneOf = (health: Health) =>
    healthTone[isUncheckable && health === 'undecided' ? 'uncheckable' : health]
  const count = (health: string) => days.filter((day) => day.health === health).length
  return (
    <section>
      <h3 className={classes['heading']}>
        {t('resource.days', { count: daysShown })}
        {share !== null && (
          <span>{t('resource.aliveShare', { share: format.percent(share) })}</span>
        )}
      </h3>
      {checks.length === 0 ? (
        <p className={classes['quiet']}>{t('health.hint.unchecked')}</p>
      ) : (
        <>
          <figure
            className={classes['days']}
            aria-label={t('resource.daysTold', {
              alive: count('alive'),
              dead: count('dead'),
              undecided: count('undecided'),
            })}
          >
            {days.map(({ day, health }) => (
              <span
                key={day}
                data-tone={toneOf(health)}
                data-idle={health === 'unchecked' || undefined}
                title={day}
              />
            ))}
          </figure>
          <LatencyLine checks={checks.filter(({ state }) => lifeOf(state) !== 'undecided')} />
          <h3 className={classes['heading']}>{t('resource.changes')}</h3>
          <ul className={classes['checks']}>
            {changes.slice(0, changesShown).map((check) => (
              <li key={check.id}>
                <time title={format.full(check.at)}>{format.dateTime(check.at)}</time>
                <StateBadge resource={{ ...standingOf(check), ...(isUncheckable && resource) }} />
                <span className={classes['why']} title={reasonText(i18n, check)}>
                  {reasonText(i18n, check)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
