import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconRefresh,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { MuteItems, useMutedText } from '../../../components/mute-items.tsx'
import { api } from '../../../live/api.ts'
import { useCopy } from '../../../live/clipboard.ts'
import { useCheckLinks } from '../../../live/jobs.ts'
import { useMuteLinks } from '../mute-links.ts'
import { ReplacementHint } from '../replacement/replacement-hint.tsx'
import { useLinkActions } from './link-actions.ts'
import { LinkExchange } from './link-exchange.tsx'
import { LinkFields } from './link-fields.tsx'
import { LinkHistory } from './link-history.tsx'
import { LinkOthers } from './link-others.tsx'
import { LinkOverride } from './link-override.tsx'
import { LinkSaving } from './link-saving.tsx'
import { LinkVerdict } from './link-verdict.tsx'
import { OpenLink } from './open-link.tsx'
import { ReplaceLinkModal } from './replace-link-modal.tsx'
import classes from './resource-details.module.css'
import { ResourceFacts } from './resource-facts.tsx'

type Props = { readonly resource: Resource; readonly onDeleted: () => void }

/** One link: its verdict, what a person writes of it, what its checks found. */
export function ResourceDetails({ resource, onDeleted }: Props) {
  const { t } = useTranslation()
  const check = useCheckLinks()
  const { copy } = useCopy()
  const [isReplacing, setReplacing] = useState(false)
  const mute = useMuteLinks()
  const mutedText = useMutedText(resource.muted)
  const { remove, archive } = useLinkActions(resource, onDeleted)
  const { id, title, url, passcode, state, health, archivedAt } = resource
  const history = useQuery(
    api.resources.history.queryOptions({ input: { id }, staleTime: 0, retry: false }),
  )
  const checks = history.data ?? []
  const asText = [
    title,
    url,
    ...(passcode === '' ? [] : [`${t('resource.passcode')}: ${passcode}`]),
  ].join(' ')
  return (
    <div className={classes['root']}>
      <LinkVerdict resource={resource} checks={checks} />
      {mutedText !== '' && <Text size="sm">{mutedText}</Text>}
      {health === 'dead' && <ReplacementHint id={id} />}
      <div className={classes['address']}>
        <code>{url}</code>
        <Group gap="xs">
          {state !== 'unsupported' && <OpenLink url={url} />}
          <CopyButton value={asText} label={t('resources.copyText')} />
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" aria-label={t('resource.more')}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => copy(url)}>
                {t('links.copy')}
              </Menu.Item>
              <Menu.Item leftSection={<IconReplace size={14} />} onClick={() => setReplacing(true)}>
                {t('resource.replace')}
              </Menu.Item>
              <Menu.Item
                leftSection={
                  archivedAt === null ? <IconArchive size={14} /> : <IconArchiveOff size={14} />
                }
                onClick={() => archive(archivedAt === null)}
              >
                {t(archivedAt === null ? 'resources.archive' : 'resources.unarchive')}
              </Menu.Item>
              <MuteItems
                isMuted={mutedText !== ''}
                onMute={({ until }) => mute.mutate({ selection: { ids: [id] }, until })}
              />
            </Menu.Dropdown>
          </Menu>
        </Group>
      </div>
      <LinkSaving resource={resource} />
      <LinkFields key={id} resource={resource} />
      <LinkHistory resource={resource} checks={checks} />
      <LinkOthers id={id} />
      <ResourceFacts resource={resource} />
      {state !== 'unsupported' && <LinkExchange key={`${id} ${url}`} resource={resource} />}
      <Group gap="xs" className={classes['actions']}>
        <Button
          leftSection={<IconRefresh size={14} />}
          loading={check.isPending}
          onClick={() => check.mutate({ ids: [id] })}
        >
          {t('resources.recheck')}
        </Button>
        {state !== 'unsupported' && <LinkOverride resource={resource} />}
        <ActionIcon
          ml="auto"
          color="red"
          aria-label={t('resources.delete')}
          title={t('resources.delete')}
          onClick={remove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      {isReplacing && <ReplaceLinkModal resource={resource} onClose={() => setReplacing(false)} />}
    </div>
  )
}
