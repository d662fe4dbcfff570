import { Menu } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Muted } from '../../electron/api/contract/notifications.ts'
import { useNow } from '../live/now.ts'
import { useFormat } from '../live/settings.ts'

const dayMs = 24 * 3_600_000
const choices = [1, 7, 30] as const

type Props = {
  /** Whether it is muted now. */
  readonly isMuted: boolean
  /** A time that has passed lets it be told again. */
  readonly onMute: (muted: Muted) => void
}

/** Until when nothing is told of something, as items of a menu. */
export function MuteItems({ isMuted, onMute }: Props) {
  const { t } = useTranslation()
  if (isMuted) return <MuteEnd onMute={onMute} />
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconBellOff size={15} />}>{t('mute.begin')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <MuteTimes onMute={onMute} />
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}

export function MuteTimes({ onMute }: Pick<Props, 'onMute'>) {
  const { t } = useTranslation()
  return (
    <>
      {choices.map((count) => (
        <Menu.Item key={count} onClick={() => onMute({ until: Date.now() + count * dayMs })}>
          {t('override.days', { count })}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => onMute({ until: null })}>{t('mute.forGood')}</Menu.Item>
    </>
  )
}

export function MuteEnd({ onMute }: Pick<Props, 'onMute'>) {
  const { t } = useTranslation()
  return (
    <Menu.Item leftSection={<IconBell size={15} />} onClick={() => onMute({ until: 0 })}>
      {t('mute.end')}
    </Menu.Item>
  )
}

/** Until when something is muted, in words; empty where it is told. */
export function useMutedText(muted: Muted | null): string {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  if (muted === null) return ''
  if (muted.until === null) return t('mute.isForGood')
  return muted.until > now ? t('mute.isUntil', { time: format.full(muted.until) }) : ''
}
