import { Drawer } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { oneLine } from '../../../../electron/api/contract/runs.ts'
import { Failure } from '../../../components/failure.tsx'
import { HeldWhileLost } from '../../../components/page.tsx'
import { api } from '../../../live/api.ts'
import { isRefusal } from '../../../live/refusal.ts'
import { GoneLink } from './gone-link.tsx'
import { Peek } from './peek.tsx'
import { ResourceDetails } from './resource-details.tsx'

type Props = {
  readonly id: number | null
  /** Whether there is room beside the list, which is otherwise covered. */
  readonly isBeside: boolean
  readonly onClose: () => void
}

/** The details of one link, at the right of the list. What is written there is saved as it is left. */
export function ResourceDrawer({ id, isBeside, onClose }: Props) {
  const { t } = useTranslation()
  const query = useQuery(
    api.resources.get.queryOptions({
      input: id !== null && Number.isInteger(id) ? { id } : skipToken,
      retry: false,
      staleTime: 0,
    }),
  )
  const isGone = isRefusal(query.error, 'RESOURCE_NOT_FOUND')
  // One that was deleted meanwhile is still in the cache.
  const resource = isGone ? undefined : query.data?.resource
  const title = resource ? oneLine(resource.title) : t('resource.details')
  const content = (
    <>
      {isGone && id !== null && <GoneLink id={id} />}
      {query.isLoadingError && !isGone && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {resource && <ResourceDetails resource={resource} onDeleted={onClose} />}
    </>
  )
  if (isBeside) {
    return id === null ? null : (
      <Peek title={title} onClose={onClose}>
        {content}
      </Peek>
    )
  }
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" size={480} title={title}>
      <HeldWhileLost>{content}</HeldWhileLost>
    </Drawer>
  )
}
