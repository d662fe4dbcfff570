import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { useNow } from '../../../live/now.ts'
import { useFormat } from '../../../live/settings.ts'
import { ColumnHeader } from './column-header.tsx'
import type { ResourceView } from './resource-filter.ts'
import type { Visible } from './resource-list.ts'
import { ResourceRow } from './resource-row.tsx'
import classes from './resource-table.module.css'
import { useRowKeys } from './row-keys.ts'
import { extend, nothingSelected, type Selection, toggle, toggleAll } from './selection.ts'

const rowHeight = 40

type Props = {
  readonly view: ResourceView
  readonly rows: readonly Resource[]
  /** The number of rows, loaded or not, so that the scroll bar is right. */
  readonly total: number
  readonly openId: number | null
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onOpen: (id: number) => void
  readonly onVisible: (visible: Visible) => void
}

/** The list itself; only the rows on screen are in the document. */
export function ResourceTable(props: Props) {
  const { view, rows, total, openId, selection, onSelect, onOpen, onVisible } = props
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  // The React compiler is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onVisible({ first, last }))
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
    setActive(0)
  }, [view])

  const onKeyDown = useRowKeys({
    count: rows.length,
    active,
    move: (index, isRange) => {
      setActive(index)
      virtual.scrollToIndex(index)
      if (isRange)
        onSelect(extend({ ...selection, anchor: selection.anchor ?? active }, rows, index))
    },
    toggle: () => onSelect(toggle(selection, rows, active)),
    open: () => {
      const id = rows[active]?.id
      if (id !== undefined) onOpen(id)
    },
    all: () => onSelect(toggleAll(nothingSelected, rows)),
    none: () => onSelect(nothingSelected),
  })
  const onClick = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent) => {
    const at = target instanceof Element ? target : null
    const index = Number(at?.closest<HTMLElement>('tr[data-index]')?.dataset['index'])
    const row = rows[index]
    if (!row) return
    setActive(index)
    if (shiftKey) onSelect(extend(selection, rows, index))
    else if (ctrlKey || metaKey || at?.closest('[data-check]')) {
      onSelect(toggle(selection, rows, index))
    } else onOpen(row.id)
  }
  const all = rows.length > 0 && selection.ids.size >= rows.length
  return (
    <div ref={scroller} className={classes['scroller']}>
      <table
        className={classes['table']}
        // Rows can be navigated and selected, which makes it a grid.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={t('nav.resources')}
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-activedescendant={rows[active] ? `resource-${rows[active].id}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr className={classes['head']} aria-rowindex={1}>
            <th className={classes['check']}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={t('resources.selectAll')}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && selection.ids.size > 0
                }}
                onChange={() => onSelect(toggleAll(selection, rows))}
              />
            </th>
            <ColumnHeader view={view} order="title" />
            <ColumnHeader view={view} name="provider" />
            <ColumnHeader view={view} name="state" />
            <ColumnHeader view={view} order="checked" />
            <ColumnHeader view={view} order="added" />
          </tr>
        </thead>
        <tbody className={classes['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index]
            return (
              <ResourceRow
                key={row?.id ?? `row-${index}`}
                row={row}
                index={index}
                top={start}
                isActive={index === active}
                isOpen={row !== undefined && row.id === openId}
                isSelected={row !== undefined && selection.ids.has(row.id)}
                format={format}
                now={now}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
