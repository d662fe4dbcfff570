import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../live/clipboard.ts'

type Props = { readonly value: string; readonly label: string }

export function CopyButton({ value, label }: Props) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  return (
    <Button
      variant="default"
      leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      onClick={() => copy(value)}
    >
      {copied ? t('common.copied') : label}
    </Button>
  )
}

/** The same as an icon, where a button would be too big. */
export function CopyIcon({ value, label }: Props) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  return (
    <Tooltip label={copied ? t('common.copied') : label}>
      <ActionIcon size={22} aria-label={label} onClick={() => copy(value)}>
        {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
      </ActionIcon>
    </Tooltip>
  )
}
