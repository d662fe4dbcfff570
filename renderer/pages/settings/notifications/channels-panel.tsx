import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { useInfo } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'
import { ChannelRow } from './channel-row.tsx'
import { refetchNotifications, useChannels } from './channels.ts'
import { ChannelDialog } from './form/channel-dialog.tsx'
import { ThisBrowser } from './this-browser.tsx'

/** The channels there are, and how one more is set up. */
export function ChannelsPanel() {
  const { t } = useTranslation()
  const [isAdding, adding] = useDisclosure()
  const { data: channels } = useChannels()
  const { hasDesktop } = useInfo()
  return (
    <Panel
      title={t('settings.channels')}
      flush
      action={
        <Button variant="default" onClick={adding.open}>
          {t('notifications.add')}
        </Button>
      }
    >
      {channels?.map((channel) => (
        <ChannelRow key={channel.id} channel={channel} />
      ))}
      {channels?.length === 0 && <PanelNote>{t('notifications.none')}</PanelNote>}
      {!hasDesktop && <ThisBrowser channels={channels ?? []} />}
      <TakeOver />
      {isAdding && <ChannelDialog onClose={adding.close} />}
    </Panel>
  )
}

/** Makes channels of what quark-auto-save told over; nothing where there is none of it. */
function TakeOver() {
  const { t } = useTranslation()
  const { data: kinds = [] } = useQuery(api.notifications.takenOver.queryOptions())
  const take = useMutation(
    api.notifications.addTakenOver.mutationOptions({
      onSuccess: async ({ added, left }) => {
        await refetchNotifications()
        const keys = left.join(t('list.separator'))
        const parts = [
          t('notifications.takenOver', { count: added.length }),
          ...(left.length > 0 ? [t('notifications.takenOverLeft', { keys })] : []),
        ]
        showToast(parts.join(' '), { lasts: true })
      },
    }),
  )
  if (kinds.length === 0) return null
  const names = kinds.map((kind) => t(`channels.kind.${kind}`)).join(t('list.separator'))
  return (
    <TitledRow
      title={t('notifications.takeOver')}
      hint={t('notifications.takeOverHint', { kinds: names })}
    >
      <Button variant="default" loading={take.isPending} onClick={() => take.mutate(undefined)}>
        {t('notifications.takeOverDo')}
      </Button>
    </TitledRow>
  )
}
