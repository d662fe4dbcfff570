import { Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { accountDrives } from '../../../../electron/api/contract/accounts.ts'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { api } from '../../../live/api.ts'
import { shareIdIn } from '../../saving/share-id.ts'

/** To the tasks that save from a link, or to a new one. */
export function LinkSaving({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation()
  const { passcode, provider, shareId, title, url } = resource
  const canSave = accountDrives.some((drive) => drive === provider)
  const { data: tasks } = useQuery(api.saving.tasks.list.queryOptions({ enabled: canSave }))
  if (!canSave || !tasks) return null
  const own = tasks.filter(({ share }) => shareIdIn(share) === shareId)
  const query = new URLSearchParams({ share: url, passcode, name: title })
  return (
    <Group gap="xs">
      {own.map(({ id, name }) => (
        <Link key={id} href={`/saving/${id}`}>
          {t('resource.savedBy', { name })}
        </Link>
      ))}
      {own.length === 0 && <Link href={`/saving/new?${query}`}>{t('resource.saveNew')}</Link>}
    </Group>
  )
}
