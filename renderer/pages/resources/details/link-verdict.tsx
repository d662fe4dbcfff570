import { useTranslation } from 'react-i18next'
import {
  blameOf,
  isDoubted,
  lifeOf,
  type Resource,
} from '../../../../electron/api/contract/resources.ts'
import { stateExplained } from '../../../../electron/words/health.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { StateBadge } from '../../../components/state-badge.tsx'
import { OpenLink } from './open-link.tsx'
import classes from './resource-details.module.css'

/** What the last result means, who is responsible and what to do. */
export function LinkVerdict({ resource }: { readonly resource: Resource }) {
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
  const ownWords = reason === '' ? '' : t('resource.words', { reason })
  const details = state === 'valid' ? [] : [ownWords, code].filter(Boolean)
  return (
    <div className={classes['verdict']}>
      <div className={classes['states']}>
        <StateBadge resource={resource} />
        <span className={classes['quiet']}>{providerText(i18n, resource.provider)}</span>
      </div>
      <p>{explain}</p>
      {(state === 'error' || byHand) && explained !== explain && <p>{explained}</p>}
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
