import { Button, FileButton, Progress, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { handOver } from './hand-over.ts'
import { TakeAllModal } from './take-all-modal.tsx'

/** Reads a file that holds everything, and shows what it would replace. */
export function TakeAll() {
  const { t } = useTranslation()
  const [share, setShare] = useState(0)
  const read = useMutation({ mutationFn: (file: File) => handOver(file, setShare) })
  return (
    <SettingRow name="settings.takeAll">
      <Stack gap="xs" align="flex-end">
        <FileButton
          // Chosen again after it was refused, the same file is another try.
          key={read.submittedAt}
          accept=".gz,application/gzip"
          onChange={(file) => {
            if (file) read.mutate(file)
          }}
        >
          {(props) => (
            <Button variant="default" loading={read.isPending} {...props}>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
        {read.isPending && (
          <Progress w="100%" value={share * 100} aria-label={t('settings.takeAll')} />
        )}
      </Stack>
      {read.data && <TakeAllModal handedOver={read.data} onClose={read.reset} />}
    </SettingRow>
  )
}
