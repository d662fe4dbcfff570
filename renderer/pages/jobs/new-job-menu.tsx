import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileCode, IconTerminal2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyModal } from '../../components/lazy.tsx'
import { useInfo } from '../../live/settings.ts'
import { NewFileModal } from './new-file-modal.tsx'

const NewScriptModal = lazyModal(
  async () => (await import('./edit/new-script-modal.tsx')).NewScriptModal,
)

/** The kinds of job a person can add. */
export function NewJobMenu() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const [adding, setAdding] = useState<'script' | 'file' | null>(null)
  const close = () => setAdding(null)
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} />}>{t('jobs.new')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTerminal2 size={16} />} onClick={() => setAdding('script')}>
            {t('jobs.newScript')}
          </Menu.Item>
          {hasDesktop && (
            <Menu.Item leftSection={<IconFileCode size={16} />} onClick={() => setAdding('file')}>
              {t('jobs.newFile')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {adding === 'script' && <NewScriptModal onClose={close} />}
      {adding === 'file' && <NewFileModal onClose={close} />}
    </>
  )
}
