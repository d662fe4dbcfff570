import { Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Resource, resourceTexts } from '../../../../electron/api/contract/resources.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api } from '../../../live/api.ts'
import { useCheckLinks } from '../../../live/jobs.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { useResourceSaved } from '../resource-actions.ts'

type Props = { readonly resource: Resource; readonly onClose: () => void }

/** Puts another link in the place of one, and checks it; title and history stay. */
export function ReplaceLinkModal({ resource, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const { id, title } = resource
  const [url, setUrl] = useState('')
  const [passcode, setPasscode] = useState('')
  const showSaved = useResourceSaved()
  const check = useCheckLinks()
  const replace = useMutation(
    api.resources.replaceLink.mutationOptions({
      meta: inlineErrors,
      onSuccess: (saved) => {
        showSaved(saved)
        check.mutate({ ids: [id] })
        onClose()
      },
    }),
  )
  return (
    <Dialog onClose={onClose} title={t('resource.replaceTitle', { title })} size={480} zIndex={210}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          replace.mutate({ id, url, passcode })
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('resource.newLink')}
            description={t('resource.addressHint')}
            placeholder="https://"
            data-autofocus
            spellCheck={false}
            {...textLimits(resourceTexts.url)}
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          />
          <TextInput
            label={t('resource.passcode')}
            spellCheck={false}
            {...textLimits(resourceTexts.passcode)}
            value={passcode}
            onChange={({ currentTarget }) => setPasscode(currentTarget.value)}
          />
        </Stack>
        <FormFoot
          submit={t('resource.replace')}
          error={replace.error ? errorText(i18n, replace.error) : ''}
          isSaving={replace.isPending}
          disabled={url.trim() === ''}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
