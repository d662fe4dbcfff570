import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ResourceOrder } from '../../../../electron/api/contract/resources.ts'
import { orderBy, type ResourceView, useResourceView } from './resource-filter.ts'
import classes from './resource-table.module.css'

type Props = {
  readonly view: ResourceView
  readonly label: string
  /** By what it sorts. */
  readonly order: ResourceOrder
  /** What stands for the label where there is no room for it. */
  readonly sign?: string
}

/** The header of a column, which sorts by it. */
export function ColumnHeader({ view, label, order, sign }: Props) {
  const { t } = useTranslation()
  const { change } = useResourceView()
  const isOrder = view.order === order
  const direction = view.descending ? 'descending' : 'ascending'
  const Arrow = view.descending ? IconArrowDown : IconArrowUp
  return (
    <th aria-sort={isOrder ? direction : undefined}>
      <button
        type="button"
        className={classes['sort']}
        aria-label={t('resources.sortBy', { column: label })}
        title={t('resources.sortBy', { column: label })}
        onClick={() => change(orderBy(view, order))}
      >
        {sign ?? label}
        {isOrder && <Arrow size={13} aria-label={t(`resources.${direction}`)} />}
      </button>
    </th>
  )
}
