import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import type { DraftProps } from '../edit/draft-props.ts'
import { useHooks } from './hook-calls.ts'
import { HookDialog } from './hook-dialog.tsx'
import { HookRow } from './hook-row.tsx'

/** What is done with the files of a task once they are in the drive: which hooks, and how one is set up. */
export function HooksPanel({ draft, onChange }: DraftProps) {
  const { t } = useTranslation()
  const [isAdding, adding] = useDisclosure()
  const { data: hooks } = useHooks()
  const { hooks: chosen } = draft
  const choose = (id: number, isOn: boolean) =>
    onChange({ hooks: isOn ? [...chosen, id] : chosen.filter((each) => each !== id) })
  return (
    <Panel
      title={t('hook.title')}
      flush
      action={
        <Button variant="default" onClick={adding.open}>
          {t('hook.add')}
        </Button>
      }
    >
      <PanelNote>{t(hooks?.length === 0 ? 'hook.none' : 'hook.choose')}</PanelNote>
      {hooks?.map((hook) => (
        <HookRow
          key={hook.id}
          hook={hook}
          isChosen={chosen.includes(hook.id)}
          onChoose={(isOn) => choose(hook.id, isOn)}
        />
      ))}
      {isAdding && <HookDialog onAdded={({ id }) => choose(id, true)} onClose={adding.close} />}
    </Panel>
  )
}
