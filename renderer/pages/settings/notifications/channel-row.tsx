import { ActionIcon, Button, Group, Menu, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Attempt, Channel } from '../../../../electron/api/contract/notifications.ts'
import { channelState } from '../../../../electron/words/channel-state.ts'
import { Badge, Tag } from '../../../components/badge.tsx'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { api, client } from '../../../live/api.ts'
import { useNow } from '../../../live/now.ts'
import { useRemoval } from '../../../live/removal.ts'
import { useFormat } from '../../../live/settings.ts'
import { refetchNotifications, useChannelName } from './channels.ts'
import { ChannelDialog } from './form/channel-dialog.tsx'

type Props = { readonly channel: Channel }

/** One channel: how it stands, and what can be done with it. */
export function ChannelRow({ channel }: Props) {
  const { t, i18n } = useTranslation()
  const { id, isOn, kind } = channel
  const name = useChannelName()(channel)
  const change = useMutation(
    api.notifications.changeChannel.mutationOptions({ onSuccess: refetchNotifications }),
  )
  const test = useMutation(
    api.notifications.testChannel.mutationOptions({ onSuccess: refetchNotifications }),
  )
  const { text, tone } = channelState(i18n, channel)
  return (
    <TitledRow
      title={
        <>
          {name} {channel.name !== '' && <Tag>{t(`channels.kind.${kind}`)}</Tag>}
        </>
      }
      hint={
        <>
          <Badge tone={tone} isSentence>
            {text}
          </Badge>{' '}
          · <LastAttempt attempt={channel.lastAttempt} />
          <output>
            {test.isPending && <TestLine>{t('notifications.testing')}</TestLine>}
            {test.data && <TestLine>{testText(test.data)}</TestLine>}
          </output>
        </>
      }
    >
      <Group gap="xs" wrap="nowrap">
        <Switch
          aria-label={t('notifications.switchOf', { name })}
          checked={isOn}
          onChange={({ currentTarget }) => change.mutate({ id, isOn: currentTarget.checked })}
        />
        <Button
          variant="default"
          aria-label={t('notifications.testOf', { name })}
          loading={test.isPending}
          onClick={() => test.mutate({ id })}
        >
          {t('notifications.test')}
        </Button>
        <ChannelMenu channel={channel} />
      </Group>
    </TitledRow>
  )

  function testText({ result, words }: Omit<Attempt, 'at'>): string {
    const values = { result: t(`channels.result.${result}`), words }
    return t(words === '' ? 'notifications.testPlain' : 'notifications.testWords', values)
  }
}

function TestLine({ children }: { readonly children: string }) {
  return (
    <>
      <br />
      {children}
    </>
  )
}

function LastAttempt({ attempt }: { readonly attempt: Attempt | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  if (attempt === null) return t('notifications.lastNone')
  return t('notifications.last', {
    when: format.relative(attempt.at, now),
    result: t(`channels.result.${attempt.result}`),
  })
}

function ChannelMenu({ channel }: Props) {
  const { t } = useTranslation()
  const [isEditing, editing] = useDisclosure()
  const { id } = channel
  const name = useChannelName()(channel)
  const { removeChannel: remove, restoreChannel: restore } = client.notifications
  const removal = useRemoval({ remove, restore, changed: refetchNotifications })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('notifications.moreOf', { name })} loading={removal.isPending}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={editing.open}>
            {t('notifications.edit')}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={14} />}
            onClick={() =>
              removal.mutate({ key: { id }, message: (t) => t('notifications.removed', { name }) })
            }
          >
            {t('resources.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEditing && <ChannelDialog channel={channel} onClose={editing.close} />}
    </>
  )
}
