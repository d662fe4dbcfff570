import { Button, Group } from '@mantine/core'
import { IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Check, Resource } from '../../../../electron/api/contract/resources.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { useCheckResources, useDeleteResources } from '../resource-actions.ts'
import { LinkVerdict } from './link-verdict.tsx'
import { OpenLink } from './open-link.tsx'
import { ResourceChecks } from './resource-checks.tsx'
import classes from './resource-details.module.css'
import { ResourceFacts } from './resource-facts.tsx'

type Props = {
  readonly resource: Resource
  readonly checks: readonly Check[]
  readonly onEdit: () => void
  readonly onDeleted: () => void
}

/** One link: its state, its address, its earlier checks. */
export function ResourceDetails({ resource, checks, onEdit, onDeleted }: Props) {
  const { t } = useTranslation()
  const check = useCheckResources()
  const remove = useDeleteResources(onDeleted)
  const ids = [resource.id]
  return (
    <div className={classes['root']}>
      <LinkVerdict resource={resource} />
      <div className={classes['address']}>
        <code>{resource.url}</code>
        <Group gap="xs">
          {resource.state !== 'unsupported' && <OpenLink url={resource.url} />}
          <CopyButton value={resource.url} label={t('resource.copyLink')} />
        </Group>
      </div>
      <ResourceChecks checks={checks} />
      <ResourceFacts resource={resource} />
      <Group gap="xs" className={classes['actions']}>
        <Button
          leftSection={<IconRefresh size={14} />}
          loading={check.isPending}
          onClick={() => check.mutate({ ids })}
        >
          {t('resources.recheck')}
        </Button>
        <Button variant="default" leftSection={<IconPencil size={14} />} onClick={onEdit}>
          {t('resource.edit')}
        </Button>
        <Button
          ml="auto"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} />}
          onClick={() => remove({ ids }, 1)}
        >
          {t('resources.delete')}
        </Button>
      </Group>
    </div>
  )
}
