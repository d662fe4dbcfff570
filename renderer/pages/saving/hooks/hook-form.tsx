import { Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { ORPCError } from '@orpc/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  type HookKind,
  hookDraftSchema,
  hookKindSchema,
  hookKinds,
  type ShownHook,
} from '../../../../electron/api/contract/saving/hooks.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { FieldInput } from '../../settings/notifications/form/field-input.tsx'
import { refetchHooks } from './hook-calls.ts'

type Props = {
  /** The one to change; absent for a new one. */
  readonly hook?: ShownHook
  readonly onAdded?: (hook: ShownHook) => void
  readonly onClose: () => void
}

/** Sets a hook up, or changes one. */
export function HookForm({ hook, onAdded, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const [kind, setKind] = useState<HookKind>(hook?.kind ?? 'webhook')
  const [name, setName] = useState(hook?.name ?? '')
  const [isOn, setIsOn] = useState(hook?.isOn ?? true)
  const [settings, setSettings] = useState(hook?.settings ?? {})
  const { data: kinds } = useQuery(api.hooks.kinds.queryOptions())
  const { data: jobs } = useQuery(api.jobs.list.queryOptions())
  const onSuccess = async (kept: ShownHook) => {
    await refetchHooks()
    if (!hook) onAdded?.(kept)
    onClose()
  }
  const add = useMutation(api.hooks.add.mutationOptions({ meta: inlineErrors, onSuccess }))
  const change = useMutation(api.hooks.change.mutationOptions({ meta: inlineErrors, onSuccess }))
  const error = add.error ?? change.error
  const wrong = wrongField(error)
  const message = error ? errorText(i18n, error) : ''
  const fields = kinds?.find((each) => each.kind === kind)?.fields ?? []
  const scripts = (jobs ?? []).flatMap((job) => (job.kind === 'script' ? [job.id] : []))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (hook) change.mutate({ id: hook.id, name, isOn, settings })
    else add.mutate({ kind, name, settings })
  }
  return (
    <Dialog
      onClose={onClose}
      title={
        hook ? t('hook.editOf', { name: hook.name || t(`hooks.kind.${kind}`) }) : t('hook.add')
      }
      size={520}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {!hook && (
            <Select
              label={t('column.kind')}
              data-autofocus
              allowDeselect={false}
              value={kind}
              data={hookKinds.map((value) => ({ value, label: t(`hooks.kind.${value}`) }))}
              onChange={(value) => {
                setKind(hookKindSchema.parse(value))
                setSettings({})
              }}
            />
          )}
          <Text size="sm" c="dimmed">
            {t(`hook.hint.${kind}`)}
          </Text>
          {fields.map((field) => (
            <FieldInput
              key={`${kind} ${field.name}`}
              label={t([`hook.field.${field.name}`, `notifications.field.${field.name}`])}
              field={field.name === 'job' ? { ...field, choices: scripts } : field}
              value={settings[field.name] ?? ''}
              error={wrong === field.name ? message : undefined}
              onChange={(value) => setSettings({ ...settings, [field.name]: value })}
            />
          ))}
          <TextInput
            label={t('column.name')}
            {...textLimits(hookDraftSchema.shape.name)}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {hook && (
            <Switch
              label={t('hook.isOn')}
              checked={isOn}
              onChange={({ currentTarget }) => setIsOn(currentTarget.checked)}
            />
          )}
        </Stack>
        <FormFoot
          submit={t('common.save')}
          error={fields.some((field) => field.name === wrong) ? '' : message}
          isSaving={add.isPending || change.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}

/** The field that was refused. */
function wrongField(error: Error | null): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'HOOK_INVALID') return undefined
  return z.object({ field: z.string() }).safeParse(error.data).data?.field
}
