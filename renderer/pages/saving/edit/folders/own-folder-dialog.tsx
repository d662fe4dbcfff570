import { Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavingTaskDraft } from '../../../../../electron/api/contract/saving.ts'
import { FormFoot } from '../../../../components/form/form-foot.tsx'
import { Dialog } from '../../../../components/window/dialog.tsx'
import { client } from '../../../../live/api.ts'
import { shareIdIn } from '../../share-id.ts'
import { folderBelow, isBelow } from './folder-path.ts'
import { FolderTree, type TreeFolder } from './folder-tree.tsx'

type Props = {
  readonly draft: SavingTaskDraft
  readonly onChoose: (folder: string) => void
  readonly onClose: () => void
}

/** Chooses the folder into which a task saves: one that is there, or a new one below it, which the first run makes. */
export function OwnFolderDialog({ draft, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const { accountId, share } = draft
  const [chosen, setChosen] = useState(folderBelow(draft.folder, ''))
  const [below, setBelow] = useState('')
  const load = async (folder: TreeFolder | null, signal: AbortSignal) => {
    const of = folder ? { path: folder.value, id: folder.id } : {}
    const answer = await client.saving.folders.own({ accountId, share, ...of }, { signal })
    return answer.folders.map(({ id, name, path }) => ({ id, name, value: path }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChoose(folderBelow(chosen, below))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('saving.folders.own')} size={560}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FolderTree
            name={`own ${accountId} ${accountId === null ? shareIdIn(share) : ''}`}
            top={{ name: t('saving.folders.top'), value: '/' }}
            load={load}
            chosen={chosen}
            isAbove={({ value }) => isBelow(chosen, value)}
            onChoose={setChosen}
          />
          <TextInput
            label={t('saving.folders.below', { folder: chosen })}
            description={t('saving.folders.belowHint')}
            value={below}
            maxLength={500}
            onChange={({ currentTarget }) => setBelow(currentTarget.value)}
          />
        </Stack>
        <FormFoot
          submit={t('saving.folders.use')}
          error=""
          isSaving={false}
          disabled={folderBelow(chosen, below) === '/'}
          onCancel={onClose}
        >
          {folderBelow(chosen, below)}
        </FormFoot>
      </form>
    </Dialog>
  )
}
