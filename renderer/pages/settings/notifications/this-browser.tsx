import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../electron/api/contract/notifications.ts'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { client } from '../../../live/api.ts'
import { refetchNotifications } from './channels.ts'
import { hindrance, startPush, stopPush, subscription } from './push.ts'

type Props = { readonly channels: readonly Channel[] }

/** Whether the browser that shows this page is told, and a button to change that. */
export function ThisBrowser({ channels }: Props) {
  const { t } = useTranslation()
  const [channelId, setChannelId] = useLocalStorage<number | null>({
    key: 'pansentry-push-channel',
    defaultValue: null,
  })
  const { data: isSubscribed, refetch } = useQuery({
    queryKey: ['push-subscription'],
    queryFn: async () => (await subscription()) !== null,
    networkMode: 'always',
  })
  const isOn = isSubscribed === true && channels.some(({ id }) => id === channelId)
  const reason = hindrance()
  const change = useMutation({
    mutationFn: async () => {
      if (!isOn) return setChannelId((await startPush()).id)
      await stopPush()
      if (channelId !== null) await client.notifications.removeChannel({ id: channelId })
      setChannelId(null)
    },
    onSettled: () => Promise.all([refetch(), refetchNotifications()]),
  })
  return (
    <TitledRow
      title={t('settings.signedIn')}
      hint={t(`notifications.browser.${reason ?? (isOn ? 'on' : 'hint')}`)}
    >
      {reason === undefined && (
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate()}>
          {t(isOn ? 'notifications.browser.stop' : 'notifications.browser.start')}
        </Button>
      )}
    </TitledRow>
  )
}
