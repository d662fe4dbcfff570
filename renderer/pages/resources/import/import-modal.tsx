import { useMutation } from '@tanstack/react-query'
import { type ComponentProps, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api, client } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { isRefusal } from '../../../live/refusal.ts'
import { showToast } from '../../../live/toast.tsx'
import { reloadList } from '../list/resource-list.ts'
import type { ImportContent, ImportOrigin } from './import-content.ts'
import { showImported } from './import-done.tsx'
import { ImportInput } from './import-input.tsx'
import { ImportPreviewStep } from './import-preview.tsx'

type Props = {
  readonly source: ImportOrigin
  /** What to import, where that is known already: its preview comes first. */
  readonly content?: ImportContent
  readonly onClose: () => void
}

/** Imports many links: read, preview, then write. */
export function ImportModal(props: Props) {
  const { t } = useTranslation()
  return (
    <Dialog onClose={props.onClose} title={t('import.title')} size={960}>
      <ImportSteps {...props} />
    </Dialog>
  )
}

function ImportSteps({ source, content, onClose }: Props) {
  const { t, i18n } = useTranslation()
  // Stays while the same file is read in another encoding.
  const [shown, setShown] = useState<{ content: ImportContent; preview: TakeoverPreview }>()
  const preview = useMutation(
    api.takeover.preview.mutationOptions({
      meta: inlineErrors,
      onSuccess: (found, content) => setShown({ content, preview: found }),
    }),
  )
  const { mutate: read } = preview
  useEffect(() => {
    if (content) read(content)
  }, [content, read])
  const commit = useMutation({
    mutationFn: ({ content, preview, wanted }: Confirmed) => commitAnew(content, preview, wanted),
    meta: inlineErrors,
    onSuccess: ({ added, importId, jobId: id }) => {
      reloadList()
      void queryClient.invalidateQueries({ queryKey: api.overview.key() })
      if (added > 0) showImported({ added, importId })
      if (id !== null) showToast(t('takeover.jobMade', { id }))
      onClose()
    },
  })
  const error = commit.error ?? preview.error
  return (
    <>
      {/* Kept mounted, so that going back finds the text. */}
      <div hidden={shown !== undefined}>
        <ImportInput
          source={source}
          given={content && 'text' in content ? content.text : ''}
          isReading={preview.isPending}
          error={preview.error ? errorText(i18n, preview.error) : ''}
          onRead={preview.mutate}
        />
      </div>
      {shown && (
        <ImportPreviewStep
          preview={shown.preview}
          isReading={preview.isPending}
          isWriting={commit.isPending}
          error={error ? errorText(i18n, error) : ''}
          onEncoding={(encoding) => preview.mutate({ ...shown.content, encoding })}
          onBack={() => {
            commit.reset()
            preview.reset()
            setShown(undefined)
          }}
          onCommit={(wanted) => commit.mutate({ ...shown, wanted })}
        />
      )}
    </>
  )
}

type Confirmed = {
  readonly content: ImportContent
  readonly preview: TakeoverPreview
  readonly wanted: Parameters<ComponentProps<typeof ImportPreviewStep>['onCommit']>[0]
}

/** Writes what was confirmed; where the app does not hold it any more, it is read once more, and must be the same. */
async function commitAnew(
  content: ImportContent,
  preview: TakeoverPreview,
  wanted: Confirmed['wanted'],
) {
  const { resources } = preview
  try {
    return await client.takeover.commit({ token: resources.token, ...wanted })
  } catch (cause) {
    if (!isRefusal(cause, 'PREVIEW_GONE')) throw cause
    const { resources: again } = await client.takeover.preview(content)
    // What was changed of it stands by the places of the links.
    const isSame =
      again.newCount === resources.newCount &&
      again.fresh.every(({ url }, place) => url === resources.fresh[place]?.url)
    if (!isSame) throw cause
    return await client.takeover.commit({ token: again.token, ...wanted })
  }
}
