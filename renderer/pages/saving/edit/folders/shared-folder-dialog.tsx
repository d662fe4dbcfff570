import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavingTaskDraft } from '../../../../../electron/api/contract/saving.ts'
import { Dialog } from '../../../../components/window/dialog.tsx'
import { client } from '../../../../live/api.ts'
import { shareIdIn } from '../../share-id.ts'
import { FolderTree, type TreeFolder } from './folder-tree.tsx'

type Props = {
  readonly draft: SavingTaskDraft
  readonly onChoose: (share: string) => void
  readonly onClose: () => void
}

/** Chooses the folder of a share from which a task saves. */
export function SharedFolderDialog({ draft, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const { accountId, passcode, share } = draft
  const [whole = ''] = share.split('#')
  const [chosen, setChosen] = useState(share)
  const load = async (folder: TreeFolder | null, signal: AbortSignal) => {
    const wish = { accountId, passcode, share, id: folder?.id ?? '' }
    const answer = await client.saving.folders.shared(wish, { signal })
    return answer.folders.map(({ id, name, share: value }) => ({ id, name, value }))
  }
  return (
    <Dialog onClose={onClose} title={t('saving.folders.shared')} size={560}>
      <Stack gap="md">
        <FolderTree
          name={`share ${shareIdIn(share)} ${passcode}`}
          top={{ name: t('saving.folders.whole'), value: whole }}
          load={load}
          chosen={chosen}
          isAbove={() => false}
          onChoose={setChosen}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            onClick={() => {
              onChoose(chosen)
              onClose()
            }}
          >
            {t('saving.folders.use')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
