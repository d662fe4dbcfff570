import { Button, PasswordInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../electron/words/error-text.ts'
import { FormFoot } from '../../components/form/form-foot.tsx'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { Panel } from '../../components/panel.tsx'
import { Dialog } from '../../components/window/dialog.tsx'
import { api } from '../../live/api.ts'
import { inlineErrors } from '../../live/query-client.ts'

/** Over which database workers are reached, if there are any. */
export function WorkersPanel() {
  const { t } = useTranslation()
  const [isConnecting, connecting] = useDisclosure()
  const { data } = useQuery(api.workers.list.queryOptions())
  const { isPending, mutate } = useMutation(api.workers.connect.mutationOptions())
  if (!data) return null
  const { queue } = data
  return (
    <Panel title={t('nav.workers')} flush>
      <SettingRow
        name="settings.queue"
        {...(queue && {
          hint: t(`settings.queueHints.${queue.from}`, { address: queue.address }),
        })}
      >
        {queue === null && (
          <Button variant="default" onClick={connecting.open}>
            {t('settings.queueConnect')}
          </Button>
        )}
        {queue?.from === 'settings' && (
          <Button variant="default" loading={isPending} onClick={() => mutate({ address: null })}>
            {t('settings.queueDisconnect')}
          </Button>
        )}
      </SettingRow>
      {isConnecting && <QueueModal onClose={connecting.close} />}
    </Panel>
  )
}

function QueueModal({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  // It is nowhere else than here, until it is sent.
  const [address, setAddress] = useState('')
  const connect = useMutation(
    api.workers.connect.mutationOptions({ meta: inlineErrors, onSuccess: onClose }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    connect.mutate({ address })
  }
  return (
    <Dialog onClose={onClose} title={t('settings.queue')} size={520}>
      <form onSubmit={submit} noValidate autoComplete="off">
        <PasswordInput
          label={t('column.address')}
          description={t('settings.queueAddressHint')}
          data-autofocus
          value={address}
          onChange={({ currentTarget }) => setAddress(currentTarget.value.trim())}
        />
        <FormFoot
          submit={t('settings.queueConnect')}
          error={connect.error ? errorText(i18n, connect.error) : ''}
          isSaving={connect.isPending}
          disabled={address === ''}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
