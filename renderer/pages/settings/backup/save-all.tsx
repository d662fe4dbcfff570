import { Button, Group, PasswordInput, Progress, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PackProgress, passphraseSchema } from '../../../../electron/api/contract/moves.ts'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { client } from '../../../live/api.ts'
import { download } from '../../../live/download.ts'
import { useFormat, useInfo } from '../../../live/settings.ts'
import { LeftOut } from './left-out.tsx'
import { inMegabytes } from './megabytes.ts'

type Ready = Extract<PackProgress, { state: 'ready' }>

/** Writes everything into one file and hands it to the person: a download, or in the folder of downloads. */
export function SaveAll() {
  const { t } = useTranslation()
  const format = useFormat()
  const { hasDesktop } = useInfo()
  const [passphrase, setPassphrase] = useState('')
  const [percent, setPercent] = useState(0)
  const save = useMutation({
    mutationFn: async () => {
      setPercent(0)
      const ready = await packed(passphrase, setPercent)
      const { name, token } = ready
      const path = hasDesktop ? (await client.moves.save({ token })).path : null
      if (path === null) download(`/api/v1/moves/${token}/file`, name)
      return { ...ready, path }
    },
  })
  const isTooShort = passphrase !== '' && !passphraseSchema.safeParse(passphrase).success
  const { data: saved } = save
  return (
    <>
      <SettingRow name="settings.saveAll">
        <Stack gap="xs" w={260} maw="100%">
          <PasswordInput
            label={t('settings.passphrase')}
            description={t('settings.passphraseHint')}
            autoComplete="new-password"
            value={passphrase}
            error={isTooShort && t('settings.passphraseShort')}
            disabled={save.isPending}
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button loading={save.isPending} disabled={isTooShort} onClick={() => save.mutate()}>
              {t('settings.saveAllDo')}
            </Button>
          </Group>
          {save.isPending && <Progress value={percent} aria-label={t('settings.saveAllDo')} />}
        </Stack>
      </SettingRow>
      {saved && (
        <LeftOut
          files={saved.leftOut}
          secrets={
            saved.isSealed
              ? { variables: {}, proxies: [], channels: [], hooks: [], accounts: [] }
              : saved.secrets
          }
        >
          {t(saved.path === null ? 'settings.saved' : 'settings.savedAt', {
            name: saved.name,
            path: saved.path,
            size: inMegabytes(format, saved.bytes),
          })}
        </LeftOut>
      )}
    </>
  )
}

async function packed(passphrase: string, progress: (percent: number) => void): Promise<Ready> {
  const told = await client.moves.pack(passphrase === '' ? {} : { passphrase })
  for await (const each of told) {
    if (each.state === 'ready') return each
    progress((each.done / each.total) * 100)
  }
  throw new DOMException('The answer ended early.', 'AbortError')
}
