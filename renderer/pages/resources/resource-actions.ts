import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  BulkChange,
  ExportFormat,
  LinkSelection,
  Resource,
} from '../../../electron/api/contract/resources.ts'
import { wallText } from '../../../electron/words/wall-clock.ts'
import { askFirst } from '../../components/window/confirm.tsx'
import { api, client } from '../../live/api.ts'
import { copyText } from '../../live/clipboard.ts'
import { saveFile } from '../../live/download.ts'
import { queryClient } from '../../live/query-client.ts'
import { useFormat, useSettings } from '../../live/settings.ts'
import { type Said, showToast, showUndo } from '../../live/toast.tsx'
import { exportName, fetchExport } from './list/export-file.ts'
import { reloadList, replaceRows } from './list/resource-list.ts'

/** Shows a link that was changed. */
export function useResourceSaved() {
  const { t } = useTranslation()
  return (saved: Resource) => {
    replaceRows([saved])
    // Until it is told anew, what was written would be gone from its field.
    queryClient.setQueryData(
      api.resources.get.queryKey({ input: { id: saved.id } }),
      (shown) => shown && { ...shown, resource: saved },
    )
    void queryClient.invalidateQueries({ queryKey: api.resources.get.key() })
    showToast((t) => t('resource.saved'))
  }
}

/** Undoes a deletion or a change of links by the number that it was given. */
export function useUndo(onRestored: (restored: number) => void = () => undefined) {
  return useMutation(
    api.resources.restore.mutationOptions({
      onSuccess: ({ restored }) => {
        reloadLinks()
        onRestored(restored)
      },
    }),
  )
}

/** Loads anew what is shown of links. */
export function reloadLinks(): void {
  reloadList()
  void queryClient.invalidateQueries({ queryKey: api.resources.get.key() })
}

/** Changes many links, tells it in a general sentence or another, and offers to undo it. */
export function useChangeResources(sentence?: (change: BulkChange) => string) {
  const { t } = useTranslation()
  const format = useFormat()
  const { mutate: restore } = useUndo()
  return useMutation({
    mutationFn: (input: { selection: LinkSelection; change: BulkChange }) => {
      const { category, addTags, removeTags, isArchived } = input.change
      return client.resources.changeMany({
        selection: input.selection,
        change: {
          ...(category === undefined ? {} : { category }),
          ...(addTags === undefined ? {} : { addTags: [...addTags] }),
          ...(removeTags === undefined ? {} : { removeTags: [...removeTags] }),
          ...(isArchived === undefined ? {} : { isArchived }),
        },
      })
    },
    onSuccess: ({ changed: count, undo }, { change }) => {
      reloadLinks()
      const total = format.number(count)
      const message =
        sentence?.(change) ?? t(`resources.changed.${kindOf(change)}`, { count, total })
      if (undo === null) showToast(message)
      else showUndo({ message, undo: () => restore({ undo }) })
    },
  })
}

function kindOf({ category, addTags, isArchived }: BulkChange) {
  if (category !== undefined) return 'category'
  if (isArchived !== undefined) return isArchived ? 'archived' : 'unarchived'
  return addTags === undefined ? 'untagged' : 'tagged'
}

/** Copies links as people pass them on: title, link, passcode. */
export function useCopyResources() {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: async (selection: LinkSelection) =>
      copyText((await (await fetchExport(selection, 'text')).text()).trimEnd()),
    onSuccess: () => showToast((t) => t('common.copied')),
  })
}

/** Saves links as a file. */
export function useExportResources() {
  const { t } = useTranslation()
  const { effectiveTimeZone: zone } = useSettings()
  return useMutation({
    mutationFn: async ({ selection, format }: { selection: LinkSelection; format: ExportFormat }) =>
      saveFile(
        await fetchExport(selection, format),
        exportName(t('resources.exportFile'), wallText(Date.now(), zone), format),
      ),
  })
}

// So many are deleted without a question: undoing it takes one click.
const mostUnasked = 50

type Deletion = {
  /** What is told of it, given how many links are gone. */
  readonly message: (deleted: number) => Said
  readonly onDeleted?: () => void
  /** It was undone, for so many links. */
  readonly onRestored?: (restored: number) => void
}

/** Deletes links, and offers to undo that. */
export function useDeletion({ message, onDeleted, onRestored }: Deletion) {
  const { mutate: restore } = useUndo(onRestored)
  return useMutation(
    api.resources.delete.mutationOptions({
      onSuccess: ({ deleted, undo }) => {
        reloadList()
        // Whoever clicks twice deletes once.
        if (deleted > 0) showUndo({ message: message(deleted), undo: () => restore({ undo }) })
        onDeleted?.()
      },
    }),
  )
}

/** Deletes links, which can be undone; many only after a question that says how many. */
export function useDeleteResources(onDeleted: () => void) {
  const { t } = useTranslation()
  const { mutate } = useDeletion({
    message: (count) => (t) => t('resources.deleted', { count }),
    onDeleted,
    onRestored: (count) => showToast((t) => t('resources.restored', { count })),
  })
  return (selection: LinkSelection, count: number) => {
    if (count <= mostUnasked) mutate(selection)
    else {
      askFirst({
        title: (t) => t('resources.deleteTitle', { count }),
        hint: (t) => t('resources.deleteHint'),
        confirm: (t) => t('resources.delete'),
        onConfirm: () => mutate(selection),
      })
    }
  }
}
