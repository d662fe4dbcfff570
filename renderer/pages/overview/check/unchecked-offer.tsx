import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { checkJobId } from '../../../../electron/api/contract/jobs.ts'
import { rangeText } from '../../../../electron/words/check-plan.ts'
import { api } from '../../../live/api.ts'
import { useCheckLinks, useJob } from '../../../live/jobs.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './unchecked-offer.module.css'

/** After an import: the new links can be checked now, or wait for their night. */
export function UncheckedOffer() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const job = useJob(checkJobId)
  const choices = useQuery(api.overview.checkChoices.queryOptions())
  const check = useCheckLinks()
  const plan = choices.data?.unchecked
  if (!plan || plan.links === 0 || !job || job.running) return null
  const next = job.nextRunAt
  return (
    <section className={classes['root']}>
      <span className={classes['words']}>
        <strong>{t('offer.unchecked', { count: plan.links })}</strong>{' '}
        {next === null ? t('offer.noNight') : t('offer.tonight', { time: format.weekday(next) })}
      </span>
      <Button
        variant="light"
        loading={check.isPending}
        onClick={() => check.mutate({ ids: 'unchecked' })}
      >
        {t('offer.now', { duration: rangeText(i18n, format, plan.range) })}
      </Button>
    </section>
  )
}
