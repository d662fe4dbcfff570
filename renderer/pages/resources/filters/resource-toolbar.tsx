import { ActionIcon, Button, Menu, Popover } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowsSort,
  IconArrowUp,
  IconColumns3,
  IconFileExport,
  IconFilter,
  IconLayoutSidebar,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import {
  exportFormats,
  orders,
  type ResourceFilter,
} from '../../../../electron/api/contract/resources.ts'
import { SearchField } from '../../../components/form/search-field.tsx'
import { mainList } from '../../../live/focus/last-focus.ts'
import { columns, useColumns } from '../list/columns.ts'
import { orderBy, useResourceView } from '../list/resource-filter.ts'
import { useExportResources } from '../resource-actions.ts'
import { FilterFields } from './filter-fields.tsx'
import classes from './resource-toolbar.module.css'

type Props = {
  readonly filter: ResourceFilter
  /** Opens what else stands beside the list; absent where there is room for it. */
  readonly onLists?: (() => void) | undefined
}

/** Searches, filters, sorts and exports the list. */
export function ResourceToolbar({ filter, onLists }: Props) {
  const { t } = useTranslation()
  const { view, change } = useResourceView()
  return (
    <div className={classes['root']}>
      {onLists && (
        <ActionIcon variant="default" aria-label={t('resources.lists')} onClick={onLists}>
          <IconLayoutSidebar size={16} />
        </ActionIcon>
      )}
      <div className={classes['search']}>
        <SearchField
          label={t('resources.search')}
          value={view.text}
          onChange={(text) => change({ text }, { replace: true })}
          onLeave={() => mainList()?.focus()}
        />
      </div>
      <Popover position="bottom-start" shadow="md" width={320} trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconFilter size={15} />}>
            {t('resources.filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterFields />
        </Popover.Dropdown>
      </Popover>
      <SortMenu />
      <ColumnMenu />
      <ExportMenu filter={filter} />
    </div>
  )
}

function SortMenu() {
  const { t } = useTranslation()
  const { view, change } = useResourceView()
  const Arrow = view.descending ? IconArrowDown : IconArrowUp
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('resources.sort')} title={t('resources.sort')}>
          <IconArrowsSort size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map((order) => (
          <Menu.Item
            key={order}
            rightSection={
              view.order === order && (
                <Arrow
                  size={14}
                  aria-label={t(`resources.${view.descending ? 'descending' : 'ascending'}`)}
                />
              )
            }
            onClick={() => change(orderBy(view, order))}
          >
            {t(`column.${order}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ColumnMenu() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useColumns()
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          className={classes['columns']}
          variant="default"
          aria-label={t('resources.columns')}
          title={t('resources.columns')}
        >
          <IconColumns3 size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={chosen.includes(column)}
            onChange={(isShown) =>
              setChosen(isShown ? [...chosen, column] : chosen.filter((other) => other !== column))
            }
          >
            {t(`column.${column}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Exports the links that match the filters to a file. */
function ExportMenu({ filter }: Pick<Props, 'filter'>) {
  const { t } = useTranslation()
  const save = useExportResources()
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="default"
          aria-label={t('resources.export')}
          title={t('resources.export')}
          loading={save.isPending}
        >
          <IconFileExport size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('resources.exportHint')}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item
            key={format}
            rightSection={
              <small className={classes['hint']}>{t(`resources.exportFormatHint.${format}`)}</small>
            }
            onClick={() => save.mutate({ selection: { filter, except: [] }, format })}
          >
            {t(`resources.exportFormat.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
