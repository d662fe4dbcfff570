import { Drawer } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftGuard } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Failure } from '../../../components/failure.tsx'
import { api, client } from '../../../live/api.ts'
import { isRefusal } from '../../../live/refusal.ts'
import { useResourceSaved } from '../resource-actions.ts'
import { Peek } from './peek.tsx'
import { ResourceDetails } from './resource-details.tsx'
import { type Draft, ResourceForm } from './resource-form.tsx'

type Props = {
  readonly id: number | null
  /** Whether there is room beside the list, which is otherwise covered. */
  readonly isBeside: boolean
  readonly onClose: () => void
}

/** The details of one link, at the right of the list. */
export function ResourceDrawer({ id, isBeside, onClose }: Props) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<number | null>(null)
  const showSaved = useResourceSaved()
  const query = useQuery(
    api.resources.get.queryOptions({
      input: id !== null && Number.isInteger(id) ? { id } : skipToken,
      retry: false,
      staleTime: 0,
    }),
  )
  const isGone = isRefusal(query.error, 'RESOURCE_NOT_FOUND')
  // One that was deleted meanwhile is still in the cache.
  const data = isGone ? undefined : query.data
  const resource = data?.resource
  const isEditing = resource !== undefined && editing === resource.id
  const stopEditing = () => {
    forget()
    setEditing(null)
  }
  const { close, isAsking, forget, guard } = useDraftGuard(() => {
    setEditing(null)
    onClose()
  })
  const save = async (draft: Draft) => {
    if (!resource) return
    const saved = await client.resources.edit({ ...draft, id: resource.id })
    showSaved(saved)
    stopEditing()
  }
  const title = isEditing ? t('resource.editTitle') : (resource?.title ?? t('resource.details'))
  const content = (
    <>
      {isGone && (
        <EmptyState
          icon={IconUnlink}
          title={t('resource.notFound')}
          hint={t('resource.notFoundHint')}
        />
      )}
      {isEditing &&
        guard(
          <ResourceForm
            draft={resource}
            submitLabel={t('common.save')}
            onSubmit={save}
            onCancel={stopEditing}
          />,
        )}
      {query.isLoadingError && !isGone && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {data && !isEditing && (
        <ResourceDetails
          resource={data.resource}
          checks={data.checks}
          onEdit={() => setEditing(data.resource.id)}
          onDeleted={close}
        />
      )}
    </>
  )
  if (isBeside) {
    return id === null ? null : (
      <Peek title={title} onClose={close}>
        {content}
      </Peek>
    )
  }
  return (
    <Drawer
      opened={id !== null}
      onClose={close}
      closeOnEscape={!isAsking}
      position="right"
      size={460}
      title={title}
    >
      {content}
    </Drawer>
  )
}
