import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFolderOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shareIdIn } from '../../share-id.ts'
import type { DraftProps } from '../draft-props.ts'
import { OwnFolderDialog } from './own-folder-dialog.tsx'
import { SharedFolderDialog } from './shared-folder-dialog.tsx'

/** Beside the field of the folder into which a task saves: chooses it from the drive. */
export function OwnFolderChoice({ draft, onChange }: DraftProps) {
  const { t } = useTranslation()
  const [isOpen, { close, open }] = useDisclosure()
  return (
    <>
      <ActionIcon variant="subtle" aria-label={t('saving.folders.own')} onClick={open}>
        <IconFolderOpen size={17} />
      </ActionIcon>
      {isOpen && (
        <OwnFolderDialog
          draft={draft}
          onChoose={(folder) => onChange({ folder })}
          onClose={close}
        />
      )}
    </>
  )
}

/** Beside the field of the share: chooses a folder in it, once it is one. */
export function SharedFolderChoice({ draft, onChange }: DraftProps) {
  const { t } = useTranslation()
  const [isOpen, { close, open }] = useDisclosure()
  return (
    <>
      <ActionIcon
        variant="subtle"
        aria-label={t('saving.folders.shared')}
        disabled={shareIdIn(draft.share) === ''}
        onClick={open}
      >
        <IconFolderOpen size={17} />
      </ActionIcon>
      {isOpen && (
        <SharedFolderDialog
          draft={draft}
          onChoose={(share) => onChange({ share })}
          onClose={close}
        />
      )}
    </>
  )
}
