import { Alert, PasswordInput, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../../electron/words/error-text.ts'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { Window } from '../../../components/window/window.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors } from '../../../live/query-client.ts'
import { useFormat } from '../../../live/settings.ts'
import type { HandedOver } from './hand-over.ts'
import { useSecretNames } from './left-out.tsx'
import { Restarting } from './restarting.tsx'

type Props = { readonly handedOver: HandedOver; readonly onClose: () => void }

/** What a file would put in the place of everything; with a yes it does. */
export function TakeAllModal({ handedOver, onClose }: Props) {
  const { t } = useTranslation()
  const [kept, setKept] = useState<readonly string[]>()
  return (
    <Window onClose={onClose} title={t('settings.takeAllTitle')} size={520}>
      {kept === undefined ? (
        <Preview handedOver={handedOver} onTaken={setKept} onClose={onClose} />
      ) : (
        <Restarting kept={kept} onDone={onClose} />
      )}
    </Window>
  )
}

const rows = [
  { name: 'links', label: 'nav.resources' },
  { name: 'jobs', label: 'nav.jobs' },
  { name: 'runs', label: 'settings.runsSoFar' },
] as const

function Preview({
  handedOver: { preview, token },
  onTaken,
  onClose,
}: Props & { readonly onTaken: (kept: readonly string[]) => void }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [passphrase, setPassphrase] = useState('')
  const take = useMutation(
    api.moves.take.mutationOptions({
      meta: inlineErrors,
      onSuccess: ({ kept }) => onTaken(kept),
    }),
  )
  const { contents, files, isSealed, keepsSecrets, madeAt, madeBy, replaced, secrets } = preview
  const names = useSecretNames(secrets)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take.mutate({ token, ...(passphrase !== '' && { passphrase }) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">
          {t('settings.takeAllFrom', { time: format.full(madeAt), version: madeBy })}
        </Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">
                <VisuallyHidden>{t('settings.counted')}</VisuallyHidden>
              </Table.Th>
              <Table.Th scope="col">{t('settings.comes')}</Table.Th>
              <Table.Th scope="col">{t('settings.isReplaced')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, label }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{t(label)}</Table.Th>
                <Table.Td>{format.number(contents[name])}</Table.Td>
                <Table.Td>{format.number(replaced[name])}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {files.length > 0 && (
          <Text size="sm">{t('settings.filesCome', { count: files.length })}</Text>
        )}
        {isSealed && (
          <PasswordInput
            label={t('settings.passphrase')}
            description={t('settings.passphraseOpens')}
            autoComplete="off"
            value={passphrase}
            onChange={({ currentTarget }) => {
              take.reset()
              setPassphrase(currentTarget.value)
            }}
          />
        )}
        {names.length > 0 && (!isSealed || !keepsSecrets) && (
          <Alert color="yellow">
            {t(isSealed ? 'settings.noKeyStore' : 'settings.typeAgain', {
              names: names.join(t('list.separator')),
            })}
          </Alert>
        )}
        <Text size="sm">{t('settings.takeAllKeeps')}</Text>
      </Stack>
      <FormFoot
        error={take.error ? errorText(i18n, take.error) : ''}
        submit={t('settings.takeAllDo')}
        isSaving={take.isPending}
        onCancel={onClose}
      />
    </form>
  )
}
