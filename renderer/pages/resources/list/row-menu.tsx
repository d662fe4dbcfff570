import { Menu } from '@mantine/core'
import { IconExternalLink, IconFilter, IconInfoCircle, IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { useMutedText } from '../../../components/mute-items.tsx'
import { copyText } from '../../../live/clipboard.ts'
import { useReturnedFocus } from '../../../live/focus/last-focus.ts'
import { useOpenUrl } from '../../../live/open-url.ts'
import { useFormat } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'
import { type ChosenActions, ChosenItems } from './chosen-actions.tsx'
import { only, useResourceView } from './resource-filter.ts'
import type { Chosen } from './selection.ts'

/** Where a menu was asked for, in pixels of the window, and of which row. */
export type MenuPlace = { readonly row: Resource; readonly x: number; readonly y: number }

type Props = {
  readonly place: MenuPlace
  /** The row alone, or the selection it belongs to. */
  readonly chosen: Chosen
  readonly actions: ChosenActions
  readonly onOpen: (id: number) => void
  readonly onClose: () => void
}

/** What can be done to a row, or to the selection it belongs to. */
export function RowMenu({ place: { row, x, y }, chosen, actions, onOpen, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const openUrl = useOpenUrl()
  const mutedText = useMutedText(row.muted)
  const { view, change } = useResourceView()
  useReturnedFocus()
  const copyAddress = async () => {
    await copyText(row.url)
    showToast(t('common.copied'))
  }
  return (
    <Menu opened onClose={onClose} position="bottom-start" shadow="md" width={220} offset={2}>
      <Menu.Target>
        <span aria-hidden style={{ position: 'fixed', left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {chosen.count === 1 ? (
          <>
            <Menu.Item leftSection={<IconInfoCircle size={15} />} onClick={() => onOpen(row.id)}>
              {t('resources.open')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconExternalLink size={15} />}
              onClick={() => openUrl(row.url)}
            >
              {t('resource.open')}
            </Menu.Item>
            <Menu.Item leftSection={<IconLink size={15} />} onClick={() => void copyAddress()}>
              {t('links.copy')}
            </Menu.Item>
            {row.code !== '' && row.health !== 'alive' && (
              <Menu.Item
                leftSection={<IconFilter size={15} />}
                onClick={() => change(only(view, { code: [row.code] }))}
              >
                {t('resources.sameReason')}
              </Menu.Item>
            )}
            <Menu.Divider />
          </>
        ) : (
          <Menu.Label>
            {t('resources.selected', { number: format.number(chosen.count) })}
          </Menu.Label>
        )}
        <ChosenItems
          chosen={chosen}
          isArchived={row.archivedAt !== null}
          isMuted={mutedText !== ''}
          actions={actions}
        />
      </Menu.Dropdown>
    </Menu>
  )
}
