import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { api, client } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { reloadList } from '../list/resource-list.ts'
import { ImportInput } from './import-input.tsx'
import { ImportPreviewStep } from './import-preview.tsx'
import type { ImportSource, ImportText } from './import-text.ts'

type Props = { readonly source: ImportSource; readonly onClose: () => void }

/** Imports many links: read, preview, then write. */
export function ImportModal(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={props.onClose} title={t('import.title')} size={640}>
      <ImportSteps {...props} />
    </Modal>
  )
}

function ImportSteps({ source, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const preview = useMutation({ mutationFn: read, meta: inlineErrors })
  const commit = useMutation(
    api.takeover.commit.mutationOptions({
      meta: inlineErrors,
      onSuccess: ({ added, jobId: id }) => {
        reloadList()
        if (added > 0) notifications.show({ message: t('imported.links', { count: added }) })
        if (id !== null) notifications.show({ message: t('takeover.jobMade', { id }) })
        onClose()
      },
    }),
  )
  const error = commit.error ?? preview.error
  return (
    <>
      {/* Kept mounted, so that going back finds the text. */}
      <div hidden={preview.isSuccess}>
        <ImportInput
          source={source}
          isReading={preview.isPending}
          error={preview.error ? errorText(i18n, preview.error) : ''}
          onRead={(input) => preview.mutate(input)}
        />
      </div>
      {preview.data && (
        <ImportPreviewStep
          preview={preview.data}
          isWriting={commit.isPending}
          error={error ? errorText(i18n, error) : ''}
          onBack={() => {
            commit.reset()
            preview.reset()
          }}
          onCommit={(wanted) => commit.mutate({ token: preview.data.resources.token, ...wanted })}
        />
      )}
    </>
  )
}

/** A JSON or SQL file may come from another system, and hold more than links. */
async function read({ text, format }: ImportText): Promise<TakeoverPreview> {
  if (format === 'json' || format === 'sql') return client.takeover.preview({ text })
  const resources = await client.resources.previewImport({ text, format })
  return {
    resources,
    formerlyExpired: 0,
    schedule: null,
    crontabProblem: null,
    leftBehind: [],
    kept: [],
  }
}
