import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { AccountModal } from './account-modal.tsx'
import { AccountRow } from './account-row.tsx'

/** The accounts, each with how it stands. */
export function AccountsPanel() {
  const { t } = useTranslation()
  const [isAdding, adding] = useDisclosure()
  const { data: accounts = [] } = useQuery(api.accounts.list.queryOptions())
  return (
    <Panel title={t('settings.section.accounts')} flush>
      <SettingRow name="settings.accountAdd">
        <Button variant="default" onClick={adding.open}>
          {t('settings.accountAdd')}
        </Button>
      </SettingRow>
      {accounts.map((account) => (
        <AccountRow key={account.id} account={account} />
      ))}
      {isAdding && <AccountModal onClose={adding.close} />}
    </Panel>
  )
}
