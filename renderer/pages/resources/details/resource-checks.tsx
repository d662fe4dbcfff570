import { useTranslation } from 'react-i18next'
import { type Check, healthOf, lifeOf } from '../../../../electron/api/contract/resources.ts'
import { healthTone, stateText } from '../../../../electron/words/health.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { HeartbeatStrip } from '../../../components/run/heartbeat-strip.tsx'
import { StateBadge } from '../../../components/state-badge.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './resource-details.module.css'

const listed = 5

// The standing by this check alone.
function standingOf({ state, isDoubted }: Check) {
  return { state, isExpired: lifeOf(state) === 'dead' && !isDoubted }
}

/** The results of a link's checks: a strip of many, and the last few in words. */
export function ResourceChecks({ checks }: { readonly checks: readonly Check[] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const beats = checks
    .map((check) => ({
      id: check.id,
      tone: healthTone[healthOf(standingOf(check))],
      label: [
        format.dateTime(check.at),
        stateText(i18n, check.state),
        reasonText(i18n, check),
        t('resource.latency', { duration: format.duration(check.latencyMs) }),
      ].join(' · '),
    }))
    .toReversed()
  return (
    <section>
      <h3 className={classes['heading']}>{t('resource.checks')}</h3>
      {checks.length === 0 ? (
        <p className={classes['quiet']}>{t('health.hint.unchecked')}</p>
      ) : (
        <HeartbeatStrip
          beats={beats}
          places={36}
          label={t('resource.beats', { count: Math.min(checks.length, 36) })}
        />
      )}
      <ul className={classes['checks']}>
        {checks.slice(0, listed).map((check) => (
          <li key={check.id}>
            <time title={format.full(check.at)}>{format.dateTime(check.at)}</time>
            <StateBadge resource={standingOf(check)} />
            <span className={classes['why']} title={reasonText(i18n, check)}>
              {reasonText(i18n, check)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
