import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconKey, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Account,
  accountName,
  accountNameSchema,
} from '../../../../electron/api/contract/accounts.ts'
import { accountStateText, accountTone, profileText } from '../../../../electron/words/account.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { Badge, Tag } from '../../../components/badge.tsx'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { Dialog } from '../../../components/window/dialog.tsx'
import { api, client } from '../../../live/api.ts'
import { useNow } from '../../../live/now.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { useRemoval } from '../../../live/removal.ts'
import { useFormat } from '../../../live/settings.ts'
import { AccountModal } from './account-modal.tsx'

type Props = { readonly account: Account }

/** One account: whose it is, how it stands, and what can be done about it. */
export function AccountRow({ account }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const [isReplacing, replacing] = useDisclosure()
  const test = useMutation(api.accounts.test.mutationOptions())
  const { checkedAt, drive, id, state } = account
  const provider = providerText(i18n, drive)
  const name = accountName(account, provider)
  const facts = [
    profileText(i18n, format, account),
    checkedAt === null ? '' : t('account.checked', { time: format.relative(checkedAt, now) }),
  ]
  const isAsking = test.isPending || state.kind === 'renewing'
  return (
    <TitledRow
      title={
        <>
          {name} <Tag>{provider}</Tag>
        </>
      }
      hint={
        <>
          <Badge tone={accountTone(state)}>{accountStateText(i18n, format, state)}</Badge>
          <br />
          {facts.filter((fact) => fact !== '').join(' · ')}
        </>
      }
    >
      <Group gap="xs" wrap="nowrap">
        {state.kind === 'login-needed' && state.cause !== 'locked' ? (
          <Button aria-label={t('account.replaceOf', { name })} onClick={replacing.open}>
            {t('account.replace')}
          </Button>
        ) : (
          <Button
            variant="default"
            aria-label={t('account.testOf', { name })}
            loading={isAsking}
            onClick={() => test.mutate({ id })}
          >
            {t('account.test')}
          </Button>
        )}
        <AccountMenu account={account} name={name} onReplace={replacing.open} />
      </Group>
      {isReplacing && <AccountModal replaced={{ id, drive, name }} onClose={replacing.close} />}
    </TitledRow>
  )
}

type MenuProps = Props & { readonly name: string; readonly onReplace: () => void }

function AccountMenu({ account, name, onReplace }: MenuProps) {
  const { t } = useTranslation()
  const { id } = account
  const [isRenaming, renaming] = useDisclosure()
  const removal = useRemoval(client.accounts)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('account.more', { name })} loading={removal.isPending}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKey size={14} />} onClick={onReplace}>
            {t('account.replace')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={renaming.open}>
            {t('account.rename')}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={14} />}
            onClick={() =>
              removal.mutate({ key: { id }, message: (t) => t('account.removed', { name }) })
            }
          >
            {t('account.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isRenaming && <RenameModal account={account} onClose={renaming.close} />}
    </>
  )
}

function RenameModal({ account, onClose }: Props & { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [name, setName] = useState(account.name)
  const rename = useMutation(
    api.accounts.rename.mutationOptions({ meta: inlineErrors, onSuccess: onClose }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate({ id: account.id, name })
  }
  return (
    <Dialog onClose={onClose} title={t('account.rename')} size={420}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={t('column.name')}
          data-autofocus
          {...textLimits(accountNameSchema)}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <FormFoot
          submit={t('common.save')}
          error={rename.error ? errorText(i18n, rename.error) : ''}
          isSaving={rename.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
