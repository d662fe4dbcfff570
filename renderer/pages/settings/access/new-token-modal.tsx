import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Right,
  rightSchema,
  rights,
  tokenNameSchema,
} from '../../../../electron/api/contract/tokens.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'

const dayMs = 24 * 3600_000
/** Days until a token ends; 0 for never. */
const lifetimes = [30, 90, 365, 0] as const

/** Makes a token and shows it, this once. */
export function NewTokenModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [token, setToken] = useState<string>()
  return (
    <Dialog
      key={token === undefined ? 'form' : 'token'}
      onClose={onClose}
      title={t('settings.tokensAdd')}
      size={480}
      closeOnClickOutside={token === undefined}
    >
      {token === undefined ? (
        <TokenForm onMade={setToken} onCancel={onClose} />
      ) : (
        <Stack gap="sm">
          <Text size="sm">{t('settings.tokenOnce')}</Text>
          <TextInput
            aria-label={t('settings.httpToken')}
            data-autofocus
            readOnly
            value={token}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Group justify="flex-end">
            <CopyButton value={token} label={t('settings.httpCopyToken')} />
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}

type FormProps = { readonly onMade: (token: string) => void; readonly onCancel: () => void }

function TokenForm({ onMade, onCancel }: FormProps) {
  const { t, i18n } = useTranslation()
  const [name, setName] = useState('')
  const [given, setGiven] = useState<readonly Right[]>(['read'])
  const [days, setDays] = useState<number>(lifetimes[1])
  const add = useMutation(
    api.tokens.add.mutationOptions({
      meta: inlineErrors,
      onSuccess: ({ token }) => onMade(token),
    }),
  )
  const isName = tokenNameSchema.safeParse(name).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const endsAt = days === 0 ? null : Date.now() + days * dayMs
    add.mutate({ name, rights: [...given], endsAt })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('column.name')}
          description={t('settings.tokenNameHint')}
          data-autofocus
          {...textLimits(tokenNameSchema)}
          value={name}
          error={name.trim() !== '' && !isName ? t('settings.tokenNameWrong') : undefined}
          onChange={({ currentTarget }) => {
            add.reset()
            setName(currentTarget.value)
          }}
        />
        <Checkbox.Group
          label={t('column.rights')}
          value={[...given]}
          onChange={(values) => setGiven(rightSchema.array().parse(values))}
        >
          <Stack gap="xs" mt="xs">
            {rights.map((right) => (
              <Checkbox
                key={right}
                value={right}
                label={t(`tokens.rights.${right}`)}
                description={t(`settings.tokenRightHints.${right}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t('settings.tokenLifetime')}
          allowDeselect={false}
          value={String(days)}
          data={lifetimes.map((count) => ({
            value: String(count),
            label: count === 0 ? t('tokens.noEnd') : t('time.days', { count }),
          }))}
          onChange={(value) => setDays(Number(value))}
        />
      </Stack>
      <FormFoot
        submit={t('settings.tokensAdd')}
        error={add.error ? errorText(i18n, add.error) : ''}
        isSaving={add.isPending}
        disabled={!isName || given.length === 0}
        onCancel={onCancel}
      />
    </form>
  )
}
