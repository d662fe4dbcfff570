import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../../../../electron/api/contract/notifications.ts'
import { Panel, PanelNote } from '../../../../components/panel.tsx'
import { useJobName } from '../../../../live/jobs.ts'
import { useChannelName, useChannels } from '../channels.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { useRules } from './rules.ts'
import classes from './rules-panel.module.css'

/** Which event goes over which channel, and when: the first line that fits decides. */
export function RulesPanel() {
  const { t } = useTranslation()
  const { rules, change } = useRules()
  /** The place in the table of the rule that is written; that of the next for a new one. */
  const [edited, setEdited] = useState<number>()
  if (!rules) return null
  const all = rules.rules
  const columns = ['events', 'only', 'whichChannels', 'send', 'whenQuiet'] as const
  const heads = columns.map((column) => t(`notifications.${column}`))
  const save = (rule: Rule) => {
    const isNew = edited === all.length
    // A new one goes first: the last one is often for all that is left.
    change({ rules: isNew ? [rule, ...all] : all.with(edited ?? 0, rule) })
    setEdited(undefined)
  }
  return (
    <Panel
      title={t('settings.noticeRules')}
      flush
      action={
        <Button variant="default" onClick={() => setEdited(all.length)}>
          {t('notifications.addRule')}
        </Button>
      }
    >
      <PanelNote>
        {t(all.length === 0 ? 'notifications.noRules' : 'notifications.rulesHint')}
      </PanelNote>
      {all.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              {heads.map((head, place) => (
                <th key={head} scope="col" colSpan={place === heads.length - 1 ? 2 : 1}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((rule, place) => (
              <tr key={`${place} ${JSON.stringify(rule)}`}>
                <RuleCells rule={rule} heads={heads} />
                <td className={classes['menu']}>
                  <RuleMenu
                    place={place}
                    all={all}
                    onChange={(rules) => change({ rules })}
                    onEdit={() => setEdited(place)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited !== undefined && (
        <RuleDialog rule={all[edited]} onSave={save} onClose={() => setEdited(undefined)} />
      )}
    </Panel>
  )
}

type CellsProps = { readonly rule: Rule; readonly heads: readonly string[] }

function RuleCells({ rule, heads }: CellsProps) {
  const { t } = useTranslation()
  const { data: channels = [] } = useChannels()
  const jobName = useJobName()
  const nameOf = useChannelName()
  const list = (names: readonly string[], none: string) =>
    names.length === 0 ? none : names.join(t('list.separator'))
  const channelName = (id: number) => {
    const channel = channels.find((each) => each.id === id)
    return channel ? nameOf(channel) : t('notifications.gone')
  }
  const cells = [
    list(
      rule.events.map((event) => t(`notifications.event.${event}`)),
      t('notifications.all'),
    ),
    list([...rule.jobs.map(jobName), ...rule.categories, ...rule.tags], '–'),
    list(rule.channels.map(channelName), t('notifications.anyChannel')),
    t(`notifications.sends.${rule.send}`),
    rule.send === 'now' ? t(`notifications.whenQuiets.${rule.whenQuiet}`) : '–',
  ]
  return cells.map((cell, index) => (
    <td key={heads[index]} data-label={heads[index]}>
      {cell}
    </td>
  ))
}

type MenuProps = {
  readonly place: number
  readonly all: readonly Rule[]
  readonly onChange: (rules: Rule[]) => void
  readonly onEdit: () => void
}

function RuleMenu({ place, all, onChange, onEdit }: MenuProps) {
  const { t } = useTranslation()
  const without = all.toSpliced(place, 1)
  const moveBy = (step: 1 | -1) =>
    onChange(without.toSpliced(place + step, 0, ...all.slice(place, place + 1)))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('notifications.ruleMore', { number: place + 1 })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
          {t('notifications.editRule')}
        </Menu.Item>
        {place > 0 && (
          <Menu.Item leftSection={<IconArrowUp size={14} />} onClick={() => moveBy(-1)}>
            {t('views.up')}
          </Menu.Item>
        )}
        {place < all.length - 1 && (
          <Menu.Item leftSection={<IconArrowDown size={14} />} onClick={() => moveBy(1)}>
            {t('views.down')}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={14} />}
          onClick={() => onChange(without)}
        >
          {t('resources.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
