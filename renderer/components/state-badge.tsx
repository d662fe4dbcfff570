import { useTranslation } from 'react-i18next'
import { healthOf, isDoubted, type Resource } from '../../electron/api/contract/resources.ts'
import { healthTone, stateExplained, stateText } from '../../electron/words/health.ts'
import { Badge } from './badge.tsx'

/** The state of a link: the colour of its health, the name of its last result. */
export function StateBadge({
  resource,
}: {
  /** By its state where its health is not known. */
  readonly resource: Pick<Resource, 'state' | 'isExpired'> & Partial<Pick<Resource, 'health'>>
}) {
  const { t, i18n } = useTranslation()
  const explained = stateExplained(i18n, resource.state)
  const title = isDoubted(resource) ? `${explained} ${t('resource.isDoubted')}` : explained
  return (
    <Badge tone={healthTone[resource.health ?? healthOf(resource)]} title={title}>
      {stateText(i18n, resource.state)}
    </Badge>
  )
}
