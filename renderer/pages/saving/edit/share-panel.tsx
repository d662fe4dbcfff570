import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { accountName } from '../../../../electron/api/contract/accounts.ts'
import { savingTaskDraftSchema } from '../../../../electron/api/contract/saving.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { textLimits } from '../../../components/form/limits.ts'
import { Panel } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import type { DraftProps } from './draft-props.ts'
import classes from './edit.module.css'
import { OwnFolderChoice, SharedFolderChoice } from './folders/folder-choice.tsx'

const { folder, name, passcode, share } = savingTaskDraftSchema.shape

/** What is saved, and where it goes. */
export function SharePanel({ draft, onChange }: DraftProps) {
  const { t, i18n } = useTranslation()
  const { data: accounts = [] } = useQuery(api.accounts.list.queryOptions())
  return (
    <Panel title={t('saving.what')}>
      <div className={classes['grid']}>
        <TextInput
          className={classes['wide'] ?? ''}
          label={t('saving.share')}
          description={t('saving.shareHint')}
          required
          {...textLimits(share)}
          rightSection={<SharedFolderChoice draft={draft} onChange={onChange} />}
          value={draft.share}
          onChange={({ currentTarget }) => onChange({ share: currentTarget.value })}
        />
        <TextInput
          label={t('column.name')}
          description={t('saving.nameHint')}
          required
          {...textLimits(name)}
          value={draft.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <TextInput
          label={t('saving.folder')}
          description={t('saving.folderHint')}
          placeholder={`/${t('saving.folderExample')}/${draft.name}`}
          required
          {...textLimits(folder)}
          rightSection={<OwnFolderChoice draft={draft} onChange={onChange} />}
          value={draft.folder}
          onChange={({ currentTarget }) => onChange({ folder: currentTarget.value })}
        />
        <TextInput
          label={t('resource.passcode')}
          description={t('saving.passcodeHint')}
          autoComplete="off"
          {...textLimits(passcode)}
          value={draft.passcode}
          onChange={({ currentTarget }) => onChange({ passcode: currentTarget.value })}
        />
        {(accounts.length > 1 || draft.accountId !== null) && (
          <Select
            label={t('column.account')}
            allowDeselect={false}
            value={String(draft.accountId ?? '')}
            data={[
              { value: '', label: t('saving.anyAccount') },
              ...accounts.map((account) => {
                const drive = providerText(i18n, account.drive)
                const name = accountName(account, String(account.id))
                return { value: String(account.id), label: `${name} · ${drive}` }
              }),
            ]}
            onChange={(id) => onChange({ accountId: id === null || id === '' ? null : Number(id) })}
          />
        )}
      </div>
    </Panel>
  )
}
