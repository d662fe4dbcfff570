import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { RelativeTime } from '../../../components/time.tsx'
import classes from './resource-details.module.css'
import { isShareBehind, UseAddress } from './use-address.tsx'

/** What is known about a link besides its address. */
export function ResourceFacts({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation()
  const { finalUrl } = resource
  const times = [
    ['resource.lastChecked', resource.checkedAt],
    ['resource.lastAlive', resource.validAt],
    ['resource.aliveSince', resource.aliveSince],
    ['resource.doubted', resource.doubtedAt],
    ['resource.died', resource.isExpired ? resource.expiredAt : null],
    ['resource.nextCheck', resource.nextCheckAt],
    ['column.added', resource.createdAt],
  ] as const
  return (
    <dl className={classes['facts']}>
      {times
        .filter(([, at]) => at !== null)
        .map(([name, at]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <RelativeTime at={at} isAhead={name === 'resource.nextCheck'} />
            </dd>
          </div>
        ))}
      {finalUrl !== '' && (
        <div className={classes['wide']}>
          <dt>{t('resource.finalUrl')}</dt>
          <dd>
            {finalUrl}
            {isShareBehind(resource) && <UseAddress resource={resource} />}
          </dd>
        </div>
      )}
    </dl>
  )
}
