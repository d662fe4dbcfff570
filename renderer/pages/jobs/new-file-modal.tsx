import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { jobFileNameSchema } from '../../../electron/api/contract/jobs.ts'
import { FormFoot } from '../../components/form/form-foot.tsx'
import { textLimits } from '../../components/form/limits.ts'
import { Dialog } from '../../components/window/dialog.tsx'
import { api } from '../../live/api.ts'
import { inlineErrors } from '../../live/query-client.ts'
import { showToast } from '../../live/toast.tsx'
import classes from './edit/edit.module.css'
import { faultOf } from './edit/field-fault.ts'

/** Creates a job file from the template and opens it in the editor. */
export function NewFileModal({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [name, setName] = useState('my_job')
  const write = useMutation(
    api.jobs.newFile.mutationOptions({
      meta: inlineErrors,
      onSuccess: ({ path }) => {
        showToast(t('jobFile.written', { path }), { lasts: true })
        onClose()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate({ name: name.trim() })
  }
  return (
    <Dialog onClose={onClose} title={t('jobFile.title')} size={440}>
      <form onSubmit={submit} noValidate>
        <p className={classes['intro']}>{t('jobFile.intro')}</p>
        <TextInput
          label={t('jobFile.name')}
          description={t('jobFile.nameHint')}
          classNames={{ input: classes['crontab'] ?? '' }}
          data-autofocus
          {...textLimits(jobFileNameSchema)}
          spellCheck={false}
          value={name}
          error={write.error ? faultOf(i18n, write.error).text : undefined}
          onChange={({ currentTarget }) => {
            write.reset()
            setName(currentTarget.value)
          }}
        />
        <FormFoot
          submit={t('jobFile.create')}
          error=""
          isSaving={write.isPending}
          disabled={name.trim() === ''}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
