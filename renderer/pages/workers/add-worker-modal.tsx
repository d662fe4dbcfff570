import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type AddedWorker,
  databaseHostSchema,
  workerNameSchema,
} from '../../../electron/api/contract/machines/workers.ts'
import { errorText } from '../../../electron/words/error-text.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { FormFoot } from '../../components/form/form-foot.tsx'
import { Dialog } from '../../components/window/dialog.tsx'
import { api } from '../../live/api.ts'
import { inlineErrors } from '../../live/query-client.ts'

/** Makes the database role of a worker and shows what it needs, this once. */
export function AddWorkerModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [added, setAdded] = useState<AddedWorker>()
  return (
    <Dialog
      key={added === undefined ? 'form' : 'added'}
      onClose={onClose}
      title={t('worker.add')}
      size={520}
      closeOnClickOutside={added === undefined}
    >
      {added === undefined ? (
        <WorkerForm onAdded={setAdded} onCancel={onClose} />
      ) : (
        <Added worker={added} />
      )}
    </Dialog>
  )
}

function Added({ worker }: { readonly worker: AddedWorker }) {
  const { t } = useTranslation()
  const variable = `PANSENTRY_QUEUE=${worker.address}`
  return (
    <Stack gap="sm">
      <Text size="sm">{t('worker.once', { name: worker.name })}</Text>
      <TextInput
        aria-label={t('column.address')}
        data-autofocus
        readOnly
        value={variable}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {worker.authority !== null && (
        <Text size="sm">{t('workers.authority', { file: worker.authority })}</Text>
      )}
      <Group justify="flex-end">
        <CopyButton value={variable} label={t('worker.copy')} />
      </Group>
    </Stack>
  )
}

type FormProps = {
  readonly onAdded: (worker: AddedWorker) => void
  readonly onCancel: () => void
}

function WorkerForm({ onAdded, onCancel }: FormProps) {
  const { t, i18n } = useTranslation()
  const [name, setName] = useState('')
  const [host, setHost] = useState('')
  const add = useMutation(
    api.workers.add.mutationOptions({ meta: inlineErrors, onSuccess: onAdded }),
  )
  const isName = workerNameSchema.safeParse(name).success
  const isHost = host === '' || databaseHostSchema.safeParse(host).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ name, ...(host !== '' && { host }) })
  }
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="md">
        <TextInput
          label={t('column.name')}
          description={t('worker.nameHint')}
          data-autofocus
          value={name}
          error={name !== '' && !isName ? t('worker.nameWrong') : undefined}
          onChange={({ currentTarget }) => {
            add.reset()
            setName(currentTarget.value)
          }}
        />
        <TextInput
          label={t('worker.host')}
          description={t('worker.hostHint')}
          value={host}
          error={isHost ? undefined : t('worker.hostWrong')}
          onChange={({ currentTarget }) => {
            add.reset()
            setHost(currentTarget.value.trim())
          }}
        />
      </Stack>
      <FormFoot
        submit={t('worker.add')}
        error={add.error ? errorText(i18n, add.error) : ''}
        isSaving={add.isPending}
        disabled={!isName || !isHost}
        onCancel={onCancel}
      />
    </form>
  )
}
