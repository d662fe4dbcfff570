import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconFolderOpen, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup, Replaced } from '../../../../electron/api/contract/moves.ts'
import { Badge } from '../../../components/badge.tsx'
import { oneClick } from '../../../components/form/one-click.ts'
import { TitledRow } from '../../../components/form/setting-row.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { askFirst } from '../../../components/window/confirm.tsx'
import { Window } from '../../../components/window/window.tsx'
import { api, client } from '../../../live/api.ts'
import { download } from '../../../live/download.ts'
import { useRunJob } from '../../../live/jobs.ts'
import { queryClient } from '../../../live/query-client.ts'
import { useRemoval } from '../../../live/removal.ts'
import { useFormat, useInfo } from '../../../live/settings.ts'
import { inMegabytes } from './megabytes.ts'
import { Restarting } from './restarting.tsx'

// The job of this id makes one every night.
const backUpJobId = 'back_up_database'
const stateTone = { good: 'good', newer: 'warn', damaged: 'bad' } as const

/** The backups there are: go back to one, keep one elsewhere, remove one, make one. */
export function BackupsPanel() {
  const { t } = useTranslation()
  const [kept, setKept] = useState<readonly string[]>()
  const run = useRunJob()
  // A backup is made by a run, and no event tells of its file.
  const { data } = useQuery(api.backups.list.queryOptions({ refetchInterval: 5000 }))
  return (
    <Panel
      title={t('settings.backups')}
      flush
      action={
        <Button
          variant="default"
          loading={run.isPending}
          onClick={oneClick(() => run.mutate({ id: backUpJobId }))}
        >
          {t('settings.backUpNow')}
        </Button>
      }
    >
      {data?.last && <LastReplaced last={data.last} />}
      {data?.backups.map((backup) => (
        <BackupRow key={backup.name} backup={backup} onRestored={setKept} />
      ))}
      {data?.backups.length === 0 && <PanelNote>{t('settings.noBackups')}</PanelNote>}
      {kept && (
        <Window onClose={() => setKept(undefined)} title={t('settings.restore')} size={520}>
          <Restarting kept={kept} onDone={() => setKept(undefined)} />
        </Window>
      )}
    </Panel>
  )
}

/** What was put in place last, and where that lies which was there before. */
function LastReplaced({ last: { at, kept, problem, source } }: { readonly last: Replaced }) {
  const { t } = useTranslation()
  const format = useFormat()
  const time = format.full(at)
  return (
    <PanelNote>
      {problem === null
        ? t('settings.lastReplaced', { time, source, kept: kept.join(t('list.separator')) })
        : t('settings.lastFailed', { time, source, reason: problem })}
    </PanelNote>
  )
}

type RowProps = {
  readonly backup: Backup
  readonly onRestored: (kept: readonly string[]) => void
}

function BackupRow({ backup, onRestored }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { bytes, kind, madeAt, name, schema, state } = backup
  const time = format.full(madeAt)
  const restore = useMutation(
    api.backups.restore.mutationOptions({ onSuccess: ({ kept }) => onRestored(kept) }),
  )
  const ask = () =>
    askFirst({
      title: (t) => t('settings.restoreTitle', { time }),
      hint: (t) => t('settings.restoreHint'),
      confirm: (t) => t('settings.restore'),
      isHarmless: true,
      onConfirm: () => restore.mutate({ name }),
    })
  const facts = [
    inMegabytes(format, bytes),
    ...(schema === null ? [] : [t('settings.schema', { schema })]),
    ...(kind === 'before' ? [t('settings.before')] : []),
  ]
  return (
    <TitledRow title={time} hint={facts.join(' · ')}>
      <Group gap="xs" wrap="nowrap">
        <Badge tone={stateTone[state]}>{t(`settings.backupState.${state}`)}</Badge>
        <Button
          variant="default"
          aria-label={t('settings.restoreTitle', { time })}
          disabled={state !== 'good'}
          loading={restore.isPending}
          onClick={ask}
        >
          {t('settings.restore')}
        </Button>
        <BackupMenu name={name} time={time} />
      </Group>
    </TitledRow>
  )
}

function BackupMenu({ name, time }: { readonly name: string; readonly time: string }) {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const show = useMutation(api.backups.show.mutationOptions())
  const { delete: remove, undelete: restore } = client.backups
  const changed = () => queryClient.invalidateQueries({ queryKey: api.backups.key() })
  const removal = useRemoval({ remove, restore, changed })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('settings.backupMore', { time })} loading={removal.isPending}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {hasDesktop ? (
          <Menu.Item
            leftSection={<IconFolderOpen size={14} />}
            onClick={() => show.mutate({ name })}
          >
            {t('settings.backupShow')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconDownload size={14} />}
            onClick={() => download(`/api/v1/backups/${name}/file`, name)}
          >
            {t('settings.backupDownload')}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={14} />}
          onClick={() =>
            removal.mutate({ key: { name }, message: (t) => t('settings.backupRemoved', { time }) })
          }
        >
          {t('resources.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
