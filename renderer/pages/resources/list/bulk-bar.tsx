import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconBellOff,
  IconCategory,
  IconChevronDown,
  IconCopy,
  IconDots,
  IconFileExport,
  IconRefresh,
  IconReplace,
  IconTag,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MuteEnd, MuteTimes } from '../../../components/mute-items.tsx'
import { useFormat } from '../../../live/settings.ts'
import classes from './bulk-bar.module.css'
import { type ChosenActions, ChosenItems, ExportItems } from './chosen-actions.tsx'
import type { Chosen } from './selection.ts'

type Props = {
  readonly chosen: Chosen
  readonly isArchived: boolean
  /** The width of the list, in CSS pixels. */
  readonly width: number
  /** Only what is done most, and the rest in a menu. */
  readonly isCompact: boolean
  readonly actions: ChosenActions
  readonly onClear: () => void
}

// Where words have no room there are signs alone, each with its name where it is pointed at; a phone has room for one line
// of them, beside a number with six digits. Not a container query: Chromium 148 and 156 laid out nothing of a list that
// came into its container with its rows.
const roomOf = (width: number) => (width < 440 ? 'phone' : width < 900 ? 'signs' : 'words')

/** The actions for the selected links; floats, so that the list does not move. */
export function BulkBar({ chosen, isArchived, width, isCompact, actions, onClear }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { count } = chosen
  const action = (label: string, icon: React.ReactNode, run: () => void) => (
    <Button variant="default" title={label} leftSection={icon} onClick={run}>
      <span className={classes['label']}>{label}</span>
    </Button>
  )
  return (
    <div
      className={classes['root']}
      role="toolbar"
      aria-label={t('resources.select')}
      data-room={roomOf(width)}
    >
      <strong>{t('resources.selected', { number: format.number(count) })}</strong>
      {action(t('resources.recheck'), <IconRefresh size={15} />, () => actions.check(chosen))}
      {action(t('resources.copyText'), <IconCopy size={15} />, () => actions.copy(chosen))}
      {isCompact ? (
        <Menu position="top-end" shadow="md" width={220}>
          <Menu.Target>
            <Button variant="default" aria-label={t('resource.more')} title={t('resource.more')}>
              <IconDots size={15} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <ChosenItems
              chosen={chosen}
              isArchived={isArchived}
              isMuted={false}
              actions={actions}
            />
          </Menu.Dropdown>
        </Menu>
      ) : (
        <>
          {action(t('column.category'), <IconCategory size={15} />, () =>
            actions.label(chosen, 'category'),
          )}
          {action(t('resources.tags'), <IconTag size={15} />, () => actions.label(chosen, 'tag'))}
          {action(
            t(isArchived ? 'resources.unarchive' : 'resources.archive'),
            isArchived ? <IconArchiveOff size={15} /> : <IconArchive size={15} />,
            () => actions.archive(chosen, !isArchived),
          )}
          {action(t('replacement.find'), <IconReplace size={15} />, () => actions.replace(chosen))}
          <Menu position="top" shadow="md">
            <Menu.Target>
              <Button
                variant="default"
                title={t('mute.begin')}
                leftSection={<IconBellOff size={15} />}
                rightSection={<IconChevronDown size={13} />}
              >
                <span className={classes['label']}>{t('mute.begin')}</span>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <MuteTimes onMute={(muted) => actions.mute(chosen, muted)} />
              <Menu.Divider />
              <MuteEnd onMute={(muted) => actions.mute(chosen, muted)} />
            </Menu.Dropdown>
          </Menu>
          <Menu position="top" shadow="md">
            <Menu.Target>
              <Button
                variant="default"
                title={t('resources.export')}
                leftSection={<IconFileExport size={15} />}
                rightSection={<IconChevronDown size={13} />}
              >
                <span className={classes['label']}>{t('resources.export')}</span>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <ExportItems chosen={chosen} actions={actions} />
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <Button
        variant="light"
        color="red"
        title={t('resources.delete')}
        leftSection={<IconTrash size={15} />}
        onClick={() => actions.remove(chosen)}
      >
        <span className={classes['label']}>{t('resources.delete')}</span>
      </Button>
      <ActionIcon aria-label={t('resources.clearSelection')} onClick={onClear}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  )
}
