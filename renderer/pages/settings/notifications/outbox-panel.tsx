import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownMessage } from '../../../../electron/api/contract/notifications.ts'
import type { Tone } from '../../../../electron/words/tone.ts'
import { Badge } from '../../../components/badge.tsx'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { useNow } from '../../../live/now.ts'
import { useFormat } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'
import { refetchNotifications, useChannelName, useMessages } from './channels.ts'
import classes from './outbox-panel.module.css'

const fewMessages = 10
const moreMessages = 100

/** What was told or waits to be, with every attempt. */
export function OutboxPanel() {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(fewMessages)
  const { data: messages } = useMessages(limit)
  return (
    <Panel title={t('notifications.outbox')} flush>
      {messages?.map((message) => (
        <MessageRow key={message.id} message={message} />
      ))}
      {messages?.length === 0 && <PanelNote>{t('notifications.outboxNone')}</PanelNote>}
      {limit === fewMessages && messages?.length === fewMessages && (
        <PanelNote>
          <Button variant="default" onClick={() => setLimit(moreMessages)}>
            {t('common.showMore')}
          </Button>
        </PanelNote>
      )}
    </Panel>
  )
}

const tones: Readonly<Record<ShownMessage['state'], Tone>> = {
  waiting: 'idle',
  sending: 'live',
  sent: 'good',
  refused: 'bad',
  failed: 'bad',
  unsure: 'warn',
  dropped: 'warn',
}

const unsent: ReadonlySet<ShownMessage['state']> = new Set([
  'refused',
  'failed',
  'unsure',
  'dropped',
])

function MessageRow({ message }: { readonly message: ShownMessage }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const nameOf = useChannelName()
  const { attempts, channel, createdAt, dueAt, id, state, title } = message
  const isDue = state === 'waiting' && dueAt > now
  const line = isDue ? 'notifications.outboxDue' : 'notifications.outboxLine'
  const when = isDue ? format.weekday(dueAt) : format.relative(createdAt, now)
  const resend = useMutation(
    api.notifications.resend.mutationOptions({
      onSuccess: async () => {
        showToast(t('notifications.resent'))
        await refetchNotifications()
      },
    }),
  )
  return (
    <TitledRow
      title={title}
      hint={
        <>
          {t(line, { channel: nameOf(channel), when })}
          {attempts.length > 0 && <Attempts attempts={attempts} />}
        </>
      }
    >
      <Group gap="xs" wrap="nowrap">
        <Badge tone={tones[state]}>{t(`channels.state.${state}`)}</Badge>
        {unsent.has(state) && (
          <Button
            variant="default"
            aria-label={t('notifications.resendOf', { title })}
            loading={resend.isPending}
            onClick={() => resend.mutate({ id })}
          >
            {t('notifications.resend')}
          </Button>
        )}
      </Group>
    </TitledRow>
  )
}

function Attempts({ attempts }: Pick<ShownMessage, 'attempts'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <details className={classes['attempts']}>
      <summary>{t('notifications.attempts', { count: attempts.length })}</summary>
      <ol>
        {attempts.map(({ at, result, words }) => (
          <li key={at}>
            {t(words === '' ? 'notifications.attempt' : 'notifications.attemptWords', {
              time: format.full(at),
              result: t(`channels.result.${result}`),
              words,
            })}
          </li>
        ))}
      </ol>
    </details>
  )
}
