import { Select, Stack, Text, TextInput } from '@mantine/core'
import { ORPCError } from '@orpc/client'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  type Channel,
  type ChannelDraft,
  type ChannelField,
  type ChannelKind,
  channelDraftSchema,
  channelKindSchema,
} from '../../../../../electron/api/contract/notifications.ts'
import { errorText } from '../../../../../electron/words/error-text.ts'
import { Fold } from '../../../../components/form/fold.tsx'
import { FormFoot } from '../../../../components/form/form-foot.tsx'
import { textLimits } from '../../../../components/form/limits.ts'
import { FieldInput } from './field-input.tsx'
import { kindGroups } from './kind-groups.ts'

type Props = {
  readonly kinds: readonly {
    readonly kind: ChannelKind
    readonly fields: readonly ChannelField[]
  }[]
  readonly channel: Channel | undefined
  readonly error: Error | null
  readonly isSaving: boolean
  readonly onSubmit: (draft: ChannelDraft) => void
  readonly onCancel: () => void
}

/** The fields of a channel, as its kind declares them. */
export function ChannelForm({ kinds, channel, error, isSaving, onSubmit, onCancel }: Props) {
  const { t, i18n } = useTranslation()
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'bark')
  const [name, setName] = useState(channel?.name ?? '')
  const [settings, setSettings] = useState(channel?.settings ?? {})
  // What a browser said of itself nobody changes by hand.
  const isWritten = kind !== 'web-push'
  const fields = (isWritten && kinds.find((each) => each.kind === kind)?.fields) || []
  const { few = [], most = [] } = Object.groupBy(fields, (field) =>
    isRare(field, fields) ? 'few' : 'most',
  )
  const wrong = wrongField(error)
  const message = error ? errorText(i18n, error) : ''
  const input = (field: ChannelField) => (
    <FieldInput
      key={`${kind} ${field.name}`}
      field={field}
      value={settings[field.name] ?? ''}
      error={wrong === field.name ? message : undefined}
      onChange={(value) => setSettings({ ...settings, [field.name]: value })}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ kind, name, settings })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {!channel && (
          <Select
            label={t('column.kind')}
            data-autofocus
            searchable
            allowDeselect={false}
            maxDropdownHeight={320}
            value={kind}
            data={kindGroups.map(({ group, kinds }) => ({
              group: t(`notifications.kindGroup.${group}`),
              items: kinds.map((value) => ({ value, label: t(`channels.kind.${value}`) })),
            }))}
            onChange={(value) => {
              setKind(channelKindSchema.parse(value))
              setSettings({})
            }}
          />
        )}
        <Text size="sm" c="dimmed">
          {t(`notifications.hint.${kind}`)}
        </Text>
        {most.map(input)}
        <TextInput
          label={t('column.name')}
          description={t('notifications.nameHint')}
          {...textLimits(channelDraftSchema.shape.name)}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {few.length > 0 && (
          <Fold
            label={t('notifications.more')}
            isOpenAtFirst={few.some((field) => (settings[field.name] ?? '') !== '')}
            mustBeOpen={few.some((field) => field.name === wrong)}
          >
            <Stack gap="sm" mt="xs">
              {few.map(input)}
            </Stack>
          </Fold>
        )}
      </Stack>
      <FormFoot
        submit={t('common.save')}
        error={fields.some((field) => field.name === wrong) ? '' : message}
        isSaving={isSaving}
        onCancel={onCancel}
      />
    </form>
  )
}

/** What few people fill in: neither a must nor a key, nor a login where everybody has a server of their own. */
function isRare(
  { isRequired, isSecret, name }: ChannelField,
  all: readonly ChannelField[],
): boolean {
  if (isRequired) return false
  const isLogin = name === 'user' || name === 'password'
  if (isLogin) return !all.some((field) => field.name === 'server' && field.isRequired)
  return !isSecret || name === 'proxy'
}

/** The field that was refused. */
function wrongField(error: Error | null): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'CHANNEL_INVALID') return undefined
  return z.object({ field: z.string() }).safeParse(error.data).data?.field
}
