import { ActionIcon, Button } from '@mantine/core'
import { IconRefresh, IconTrash, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCheckResources, useDeleteResources } from '../resource-actions.ts'
import classes from './resource-table.module.css'

type Props = { readonly ids: ReadonlySet<number>; readonly onClear: () => void }

/** The actions for the selected links; floats, so that the list does not move. */
export function BulkBar({ ids, onClear }: Props) {
  const { t } = useTranslation()
  const check = useCheckResources()
  const remove = useDeleteResources(onClear)
  if (ids.size === 0) return null
  return (
    <div className={classes['bulk']} role="toolbar" aria-label={t('resources.select')}>
      <strong>{t('resources.selected', { count: ids.size })}</strong>
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} />}
        loading={check.isPending}
        onClick={() => check.mutate({ ids: [...ids] })}
      >
        {t('resources.recheck')}
      </Button>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={14} />}
        onClick={() => remove([...ids])}
      >
        {t('resources.delete')}
      </Button>
      <ActionIcon aria-label={t('resources.clearSelection')} onClick={onClear}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  )
}
