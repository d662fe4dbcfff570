import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ResourceOrder } from '../../../../electron/api/contract/resources.ts'
import { orderBy, type ResourceView, useResourceView } from './resource-filter.ts'
import classes from './resource-table.module.css'

type Props = { readonly view: ResourceView } & (
  | { readonly order: ResourceOrder; readonly name?: never }
  | { readonly name: 'provider' | 'state'; readonly order?: never }
)

/** The header of a column; that of a sortable column is a button. */
export function ColumnHeader({ view, order, name }: Props) {
  const { t } = useTranslation()
  const { change } = useResourceView()
  if (order === undefined) {
    return <th className={classes[name]}>{t(`column.${name}`)}</th>
  }
  const isOrder = view.order === order
  const direction = view.descending ? 'descending' : 'ascending'
  const Arrow = view.descending ? IconArrowDown : IconArrowUp
  return (
    <th className={classes[order]} aria-sort={isOrder ? direction : undefined}>
      <button
        type="button"
        className={classes['sort']}
        onClick={() => change(orderBy(view, order))}
      >
        {t(`column.${order}`)}
        {isOrder && <Arrow size={13} aria-label={t(`resources.${direction}`)} />}
      </button>
    </th>
  )
}
