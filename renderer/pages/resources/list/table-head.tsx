import { useTranslation } from 'react-i18next'
import { ColumnHeader } from './column-header.tsx'
import type { Layout } from './columns.ts'
import { useResourceView } from './resource-filter.ts'
import classes from './resource-table.module.css'

type Props = {
  readonly layout: Layout
  readonly isAll: boolean
  readonly isSome: boolean
  readonly onAll: (isAll: boolean) => void
}

/** The headings of the columns; with two lines a row there are none, but for the box that selects all. */
export function TableHead({ layout, isAll, isSome, onAll }: Props) {
  const { t } = useTranslation()
  const { view } = useResourceView()
  return (
    <thead>
      <tr className={classes['head']} aria-rowindex={1}>
        <th className={classes['check']}>
          <input
            type="checkbox"
            aria-label={t('resources.selectAll')}
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = !isAll && isSome
            }}
            onChange={() => onAll(!isAll)}
          />
        </th>
        {layout.isCompact ? (
          <th className={classes['all']}>{t('resources.selectAll')}</th>
        ) : (
          <>
            <ColumnHeader view={view} label={t('column.state')} order="health" sign="●" />
            <ColumnHeader view={view} label={t('column.title')} order="title" />
            {layout.columns.map((column) => (
              <ColumnHeader key={column} view={view} label={t(`column.${column}`)} order={column} />
            ))}
          </>
        )}
      </tr>
    </thead>
  )
}
