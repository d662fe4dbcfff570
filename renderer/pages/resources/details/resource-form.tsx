import { Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ORPCError } from '@orpc/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Resource, resourceTexts } from '../../../../electron/api/contract/resources.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'

export type Draft = Pick<Resource, 'title' | 'url' | 'passcode' | 'category' | 'note'>

export const emptyDraft: Draft = { title: '', url: '', passcode: '', category: '', note: '' }

type Props = {
  readonly draft: Draft
  readonly submitLabel: string
  /** Resolves once it is saved; the form shows what it throws. */
  readonly onSubmit: (draft: Draft) => Promise<unknown>
  readonly onCancel: () => void
}

/** The editable fields of a link. */
export function ResourceForm({ draft, submitLabel, onSubmit, onCancel }: Props) {
  const { t, i18n } = useTranslation()
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState('')
  const form = useForm<Draft>({
    initialValues: { ...draft },
    validate: {
      title: (value) => (value.trim() === '' ? t('resource.required') : null),
      url: (value) => (value.trim() === '' ? t('resource.required') : null),
    },
  })
  const submit = async (values: Draft) => {
    setSaving(true)
    setFailure('')
    try {
      await onSubmit(values)
    } catch (error) {
      const text = errorText(i18n, error)
      if (error instanceof ORPCError && error.code.startsWith('LINK_')) {
        form.setFieldError('url', text)
      } else setFailure(text)
    } finally {
      setSaving(false)
    }
  }
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="sm">
        <TextInput
          label={t('column.title')}
          data-autofocus
          {...textLimits(resourceTexts.title)}
          {...form.getInputProps('title')}
        />
        <TextInput
          label={t('column.address')}
          description={t('resource.addressHint')}
          placeholder="https://"
          {...textLimits(resourceTexts.url)}
          spellCheck={false}
          {...form.getInputProps('url')}
        />
        <Group grow align="start">
          <TextInput
            label={t('resource.passcode')}
            {...textLimits(resourceTexts.passcode)}
            spellCheck={false}
            {...form.getInputProps('passcode')}
          />
          <TextInput
            label={t('resource.category')}
            {...textLimits(resourceTexts.category)}
            {...form.getInputProps('category')}
          />
        </Group>
        <Textarea
          label={t('resource.note')}
          autosize
          minRows={2}
          maxRows={8}
          {...textLimits(resourceTexts.note)}
          {...form.getInputProps('note')}
        />
      </Stack>
      <FormFoot submit={submitLabel} error={failure} isSaving={isSaving} onCancel={onCancel} />
    </form>
  )
}
