import { Checkbox } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../../electron/api/contract/resources.ts'
import { PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { countTaken, type ImportEdits, withAll, withEdit } from './import-edits.ts'
import { ImportTableRow, importColumns } from './import-row.tsx'
import { type ImportPart, useImportRows } from './import-rows.ts'
import classes from './import-table.module.css'

// As high as import-table.module.css makes them.
const rowHeight = 36
const narrowRowHeight = 70

type Props = {
  readonly preview: ImportPreview
  readonly part: ImportPart
  readonly edits: ImportEdits
  readonly onEdit: (edits: ImportEdits) => void
}

/** The new links of a preview, to be changed, ticked and left out; only the rows on screen are in the document. */
export function ImportTable({ preview, part, edits, onEdit }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const suggestions = useId()
  const isNarrow = useMediaQuery('(max-width: 640px)', undefined, {
    getInitialValueInEffect: false,
  })
  const categories = useQuery(api.categories.list.queryOptions({ input: { limit: 100 } }))
  const { newCount, unsureCount } = preview
  const count = part === 'all' ? newCount : unsureCount
  const height = isNarrow ? narrowRowHeight : rowHeight
  // The React compiler is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  })
  // A window that is made narrow, or a phone that is turned, has rows of another height.
  useEffect(() => virtual.measure(), [virtual, height])
  const items = virtual.getVirtualItems()
  const rowAt = useImportRows(preview, part, {
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0,
  })
  const taken = countTaken(edits, newCount)
  return (
    <div className={classes['root']} ref={scroller}>
      {count === 0 && <PanelNote>{t('common.none')}</PanelNote>}
      {count > 0 && (
        <table aria-rowcount={count + 1}>
          <thead>
            <tr>
              <th>
                {part === 'all' && (
                  <Checkbox
                    size="xs"
                    aria-label={t('import.takeAll')}
                    checked={taken === newCount}
                    indeterminate={taken > 0 && taken < newCount}
                    onChange={() => onEdit(withAll(edits, taken === newCount ? 'left' : 'taken'))}
                  />
                )}
              </th>
              {importColumns.map((column) => (
                <th key={column}>{t(column)}</th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rowAt(index)
              return (
                row && (
                  <ImportTableRow
                    key={row.row}
                    row={row}
                    place={index}
                    top={start}
                    edits={edits}
                    isNarrow={isNarrow}
                    suggestions={suggestions}
                    onEdit={(change) => onEdit(withEdit(edits, row.row, change))}
                  />
                )
              )
            })}
          </tbody>
        </table>
      )}
      <datalist id={suggestions}>
        {categories.data?.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  )
}
