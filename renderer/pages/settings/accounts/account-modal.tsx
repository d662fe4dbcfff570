import { Button, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type AccountDrive,
  accountDriveSchema,
  accountDrives,
  accountNameSchema,
  accountSecretSchema,
} from '../../../../electron/api/contract/accounts.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { useInfo } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'

type Replaced = { readonly id: number; readonly drive: AccountDrive; readonly name: string }

type Props = {
  /** The account whose sign-in is replaced; without it one is added. */
  readonly replaced?: Replaced
  readonly onClose: () => void
}

/** Signs in at a drive: in its own page, where there is a window for it, or by a pasted cookie. */
export function AccountModal({ replaced, onClose }: Props) {
  const { t } = useTranslation()
  const title = replaced
    ? t('account.replaceOf', { name: replaced.name })
    : t('settings.accountAdd')
  return (
    <Dialog onClose={onClose} title={title} size={520}>
      <AccountForm onClose={onClose} {...(replaced && { replaced })} />
    </Dialog>
  )
}

function AccountForm({ replaced, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const { hasDesktop } = useInfo()
  const [drive, setDrive] = useState<AccountDrive>(replaced?.drive ?? accountDrives[0])
  const [name, setName] = useState('')
  // It is nowhere else than here, until it is sent.
  const [secret, setSecret] = useState('')
  const done = () => {
    showToast(t(replaced ? 'account.replaced' : 'account.added'))
    onClose()
  }
  const options = { meta: inlineErrors, onSuccess: done }
  const add = useMutation(api.accounts.add.mutationOptions(options))
  const replace = useMutation(api.accounts.replace.mutationOptions(options))
  const signIn = useMutation(
    api.accounts.signIn.mutationOptions({
      meta: inlineErrors,
      onSuccess: (account) => account && done(),
    }),
  )
  const error = add.error ?? replace.error ?? signIn.error
  const forget = () => {
    for (const each of [add, replace, signIn]) each.reset()
  }
  const provider = providerText(i18n, drive)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forget()
    if (replaced) replace.mutate({ id: replaced.id, secret })
    else add.mutate({ drive, name, secret })
  }
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="md">
        {!replaced && (
          <>
            <Select
              label={t('column.provider')}
              allowDeselect={false}
              value={drive}
              data={accountDrives.map((value) => ({ value, label: providerText(i18n, value) }))}
              onChange={(value) => setDrive(accountDriveSchema.parse(value))}
            />
            <TextInput
              label={t('column.name')}
              description={t('account.nameHint')}
              {...textLimits(accountNameSchema)}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
          </>
        )}
        {hasDesktop && (
          <Stack gap={4}>
            <Button
              loading={signIn.isPending}
              onClick={() => {
                forget()
                signIn.mutate(replaced ? { id: replaced.id } : { drive, name })
              }}
            >
              {t('account.signIn', { provider })}
            </Button>
            <Text size="sm">{t('account.signInHint', { provider })}</Text>
          </Stack>
        )}
        <PasswordInput
          label={t(hasDesktop ? 'account.orCookie' : 'account.cookie')}
          description={t('account.cookieHint', { provider })}
          {...textLimits(accountSecretSchema)}
          value={secret}
          autoComplete="off"
          onChange={({ currentTarget }) => setSecret(currentTarget.value)}
        />
      </Stack>
      <FormFoot
        submit={t('account.try')}
        error={error ? errorText(i18n, error) : ''}
        isSaving={add.isPending || replace.isPending}
        disabled={secret.trim() === '' || signIn.isPending}
        onCancel={onClose}
      />
    </form>
  )
}
