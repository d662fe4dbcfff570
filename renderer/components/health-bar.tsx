import { useTranslation } from 'react-i18next'
import { type Health, healths } from '../../electron/api/contract/resources.ts'
import { healthTone } from '../../electron/words/health.ts'
import classes from './health-bar.module.css'

/** How the links share out among the healths, as one slim bar. */
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
