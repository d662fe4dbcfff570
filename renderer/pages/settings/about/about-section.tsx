import { Button, Code } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { useInfo } from '../../../live/settings.ts'
import { Checkup } from './checkup.tsx'
import { TextModal } from './text-modal.tsx'
import { Updates } from './updates.tsx'

/** What this is, where it keeps its things, and what it is made of. */
export function AboutSection() {
  const { t } = useTranslation()
  const info = useInfo()
  const showLog = useMutation(api.system.showLog.mutationOptions())
  return (
    <>
      <Panel title={t('settings.about')} flush>
        <SettingRow name="settings.version" hint={t(`settings.builds.${info.build}`)}>
          <Code>{info.version}</Code>
        </SettingRow>
        <SettingRow name="settings.dataFolder">
          <Code>{info.dataFolder}</Code>
        </SettingRow>
        {info.hasDesktop && (
          <SettingRow name="settings.log">
            <Button variant="default" loading={showLog.isPending} onClick={() => showLog.mutate()}>
              {t('settings.showLog')}
            </Button>
          </SettingRow>
        )}
        <Texts />
      </Panel>
      <Updates />
      <Checkup />
    </>
  )
}

// The build puts them beside the page.
const texts = {
  changes: ['changelog.md'],
  notices: ['third-party.md', 'third-party-engine.md'],
  parts: ['sbom.cdx.json'],
} as const

/** What is new, whose work is in it, and all it is made of. */
function Texts() {
  const { t } = useTranslation()
  const { build } = useInfo()
  const [open, setOpen] = useState<keyof typeof texts>()
  return (
    <>
      {(['changes', 'notices', 'parts'] as const)
        // Packing writes the list.
        .filter((name) => name !== 'parts' || build !== 'source')
        .map((name) => (
          <SettingRow key={name} name={`settings.${name}`}>
            <Button variant="default" onClick={() => setOpen(name)}>
              {t(`settings.${name}Show`)}
            </Button>
          </SettingRow>
        ))}
      {open && (
        <TextModal
          title={t(`settings.${open}`)}
          files={texts[open]}
          isMarkdown={open === 'changes'}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
