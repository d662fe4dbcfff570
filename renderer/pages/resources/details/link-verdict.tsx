import { useTranslation } from 'react-i18next'
import {
  blameOf,
  type Check,
  isDoubted,
  lifeOf,
  type Resource,
} from '../../../../electron/api/contract/resources.ts'
import { stateExplained } from '../../../../electron/words/health.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { StateBadge } from '../../../components/state-badge.tsx'
import { useFormat } from '../../../live/settings.ts'
import { agreeing } from './link-history.ts'
import { OpenLink } from './open-link.tsx'
import classes from './resource-details.module.css'

type Props = {
  readonly resource: Resource
  /** Newest first. */
  readonly checks: readonly Check[]
}

/** What the last result means, since when and how sure it is, who is responsible and what to do. */
export function LinkVerdict({ resource, checks }: Props) {
  const { t, i18n } = useTranslation()
  const { state, code, reason, url, isExpired } = resource
  const explained = reasonText(i18n, resource)
  const explain = stateExplained(i18n, state)
  const byHand = state === 'unsupported'
  const life = state === null ? null : lifeOf(state)
  const doubted = isDoubted(resource)
  // No advice to give the link up before a second check.
  const isBlameless = state === null || life === 'alive' || doubted || byHand
  const blame = isBlameless ? null : blameOf({ state, code })
  const sentence = useSentence(resource, checks)
  // The drive's own words stand below.
  const isTellable = life !== 'alive' && ![sentence ?? explain, reason].includes(explained)
  const ownWords = reason === '' ? '' : t('resource.words', { reason })
  const details = state === 'valid' ? [] : [ownWords, code].filter(Boolean)
  return (
    <div className={classes['verdict']}>
      <div className={classes['states']}>
        <StateBadge resource={resource} />
        <span className={classes['quiet']}>{providerText(i18n, resource.provider)}</span>
      </div>
      <p>{sentence ?? explain}</p>
      {isTellable && <p>{explained}</p>}
      {details.length > 0 && <p className={classes['details']}>{details.join(' · ')}</p>}
      {doubted && <p>{t('resource.isDoubted')}</p>}
      {isExpired && life === 'undecided' && <p>{t('resource.wasDead')}</p>}
      {byHand && (
        <div className={classes['byHand']}>
          <p>{t('resource.openByHand')}</p>
          <OpenLink url={url} variant="filled" />
        </div>
      )}
      {blame && (
        <p className={classes['blame']}>
          <strong>{t('blame.said', { who: t(`blame.${blame}`) })}</strong>
          <span>{t(`blame.hint.${blame}`)}</span>
        </p>
      )}
    </div>
  )
}

/** Since when, by whom and how sure; undefined where there is no more to say than what the state means. */
function useSentence(resource: Resource, checks: readonly Check[]): string | undefined {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { override, isExpired, expiredAt, aliveSince, state, provider } = resource
  if (override) {
    return t(`override.holds.${override.life}`, { until: format.full(override.until) })
  }
  if (state === null) return undefined
  const life = lifeOf(state)
  const since = isExpired ? expiredAt : aliveSince
  if (since === null || life !== (isExpired ? 'dead' : 'alive')) return undefined
  const who = providerText(i18n, provider)
  const told = t(`verdict.${life}`, { since: format.dateTime(since), who })
  const count = agreeing(checks)
  return count > 1 ? t('verdict.confirmed', { told, count: count - 1 }) : told
}
