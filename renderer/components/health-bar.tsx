import { useTranslation } from 'react-i18next'
import { type Health, healths } from '../../electron/api/contract/resources.ts'
import { healthTone } from '../../electron/words/health.ts'
import classes from './health-bar.module.css'

/** The share of links in each state of health, as one thin bar. */
export function HealthBar({ counts }: { readonly counts: Readonly<Record<Health, number>> }) {
  const { t } = useTranslation()
  return (
    <figure className={classes['root']} aria-label={t('health.bar', counts)}>
      {healths
        .filter((health) => counts[health] > 0)
        .map((health) => (
          <span key={health} data-tone={healthTone[health]} style={{ flexGrow: counts[health] }} />
        ))}
    </figure>
  )
}
