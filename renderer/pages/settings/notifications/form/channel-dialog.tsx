import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Channel, ChannelDraft } from '../../../../../electron/api/contract/notifications.ts'
import { Dialog } from '../../../../components/window/dialog.tsx'
import { api } from '../../../../live/api.ts'
import { inlineErrors } from '../../../../live/query-client.ts'
import { refetchNotifications, useChannelName } from '../channels.ts'
import { ChannelForm } from './channel-form.tsx'

type Props = {
  /** The one to change; absent for a new one. */
  readonly channel?: Channel
  readonly onClose: () => void
}

/** Sets a channel up, or changes one. */
export function ChannelDialog({ channel, onClose }: Props) {
  const { t } = useTranslation()
  const name = useChannelName()
  const { data: kinds } = useQuery(api.notifications.kinds.queryOptions())
  const onSuccess = async () => {
    await refetchNotifications()
    onClose()
  }
  const add = useMutation(
    api.notifications.addChannel.mutationOptions({ meta: inlineErrors, onSuccess }),
  )
  const change = useMutation(
    api.notifications.changeChannel.mutationOptions({ meta: inlineErrors, onSuccess }),
  )
  const submit = ({ kind, ...changes }: ChannelDraft) =>
    channel ? change.mutate({ id: channel.id, ...changes }) : add.mutate({ kind, ...changes })
  return (
    <Dialog
      onClose={onClose}
      title={channel ? t('notifications.editOf', { name: name(channel) }) : t('notifications.add')}
      size={520}
    >
      {kinds && (
        <ChannelForm
          kinds={kinds}
          channel={channel}
          error={add.error ?? change.error}
          isSaving={add.isPending || change.isPending}
          onSubmit={submit}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}
