import { Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconCategory,
  IconCopy,
  IconFileExport,
  IconRefresh,
  IconReplace,
  IconTag,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Muted } from '../../../../electron/api/contract/notifications.ts'
import { exportFormats } from '../../../../electron/api/contract/resources.ts'
import { MuteItems } from '../../../components/mute-items.tsx'
import { useCheckLinks } from '../../../live/jobs.ts'
import { useMuteLinks } from '../mute-links.ts'
import {
  useChangeResources,
  useCopyResources,
  useDeleteResources,
  useExportResources,
} from '../resource-actions.ts'
import type { Chosen, LabelKind } from './selection.ts'

/** What can be done to chosen links. */
export function useChosenActions(onDeleted: () => void) {
  const check = useCheckLinks()
  const copy = useCopyResources()
  const change = useChangeResources()
  const save = useExportResources()
  const remove = useDeleteResources(onDeleted)
  const mute = useMuteLinks()
  const [replacing, setReplacing] = useState<Chosen | null>(null)
  const [labelling, setLabelling] = useState<(Chosen & { kind: LabelKind }) | null>(null)
  return {
    isBusy: check.isPending || copy.isPending || change.isPending || save.isPending,
    check: ({ selection }: Chosen) => check.mutate(selection),
    copy: ({ selection }: Chosen) => copy.mutate(selection),
    archive: ({ selection }: Chosen, isArchived: boolean) =>
      change.mutate({ selection, change: { isArchived } }),
    mute: ({ selection }: Chosen, { until }: Muted) => mute.mutate({ selection, until }),
    save: ({ selection }: Chosen, format: (typeof exportFormats)[number]) =>
      save.mutate({ selection, format }),
    remove: ({ selection, count }: Chosen) => remove(selection, count),
    replace: setReplacing,
    replacing,
    endReplacing: () => setReplacing(null),
    label: (chosen: Chosen, kind: LabelKind) => setLabelling({ ...chosen, kind }),
    labelling,
    endLabelling: () => setLabelling(null),
  }
}

export type ChosenActions = ReturnType<typeof useChosenActions>

type Props = {
  readonly chosen: Chosen
  readonly isArchived: boolean
  /** Whether nothing is told of them now. */
  readonly isMuted: boolean
  readonly actions: ChosenActions
}

/** The same as items of a menu. */
export function ChosenItems({ chosen, isArchived, isMuted, actions }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Item leftSection={<IconRefresh size={15} />} onClick={() => actions.check(chosen)}>
        {t('resources.recheck')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => actions.copy(chosen)}>
        {t('resources.copyText')}
      </Menu.Item>
      <Menu.Item leftSection={<IconReplace size={15} />} onClick={() => actions.replace(chosen)}>
        {t('replacement.find')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCategory size={15} />}
        onClick={() => actions.label(chosen, 'category')}
      >
        {t('resources.setCategory')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTag size={15} />} onClick={() => actions.label(chosen, 'tag')}>
        {t('resources.setTags')}
      </Menu.Item>
      <Menu.Item
        leftSection={isArchived ? <IconArchiveOff size={15} /> : <IconArchive size={15} />}
        onClick={() => actions.archive(chosen, !isArchived)}
      >
        {t(isArchived ? 'resources.unarchive' : 'resources.archive')}
      </Menu.Item>
      <MuteItems isMuted={isMuted} onMute={(muted) => actions.mute(chosen, muted)} />
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconFileExport size={15} />}>
            {t('resources.export')}
          </Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <ExportItems chosen={chosen} actions={actions} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Divider />
      <Menu.Item
        color="red"
        leftSection={<IconTrash size={15} />}
        onClick={() => actions.remove(chosen)}
      >
        {t('resources.delete')}
      </Menu.Item>
    </>
  )
}

/** The formats of an export as items of a menu. */
export function ExportItems({ chosen, actions }: Pick<Props, 'chosen' | 'actions'>) {
  const { t } = useTranslation()
  return exportFormats.map((format) => (
    <Menu.Item
      key={format}
      title={t(`resources.exportFormatHint.${format}`)}
      onClick={() => actions.save(chosen, format)}
    >
      {t(`resources.exportFormat.${format}`)}
    </Menu.Item>
  ))
}
