import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type MouseEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResourceQuery } from '../../../../electron/api/contract/resources.ts'
import { Failure } from '../../../components/failure.tsx'
import { useNow } from '../../../live/now.ts'
import { useFormat } from '../../../live/settings.ts'
import { ReplacementModal } from '../replacement/lazy-replacement-modal.ts'
import { useBeats } from './beats.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { useChosenActions } from './chosen-actions.tsx'
import { layoutOf, useColumns } from './columns.ts'
import { LabelDialog } from './label-dialog.tsx'
import { idsBetween, useRows } from './resource-list.ts'
import { ResourceRow } from './resource-row.tsx'
import classes from './resource-table.module.css'
import { useRowKeys } from './row-keys.ts'
import { type MenuPlace, RowMenu } from './row-menu.tsx'
import { useRowWindow } from './row-window.ts'
import {
  chosenBy,
  everythingSelected,
  extend,
  isSelected,
  nothingSelected,
  type Selection,
  sizeOf,
  toggle,
} from './selection.ts'
import { TableHead } from './table-head.tsx'

const rowHeight = 36
const compactHeight = 56
// resource-table.module.css
const headHeight = 34
// Rows are placed from a multiple of this. A place of its own for each of a million rows would be a style of its own, and
// Chromium (148, 156) takes longer for each that it has met: five times as long after ninety turns of the wheel.
const block = 64
// Enough for most of a window.
const waitingRows = 12

type Props = {
  readonly query: ResourceQuery
  /** The number of rows, loaded or not, so that the scroll bar is right; undefined while they are counted. */
  readonly total: number | undefined
  readonly openId: number | null
  readonly onOpen: (id: number) => void
}

/** The list itself; only the rows on screen are in the document. */
export function ResourceTable({ query, total: counted, openId, onOpen }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const total = counted ?? waitingRows
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const { ref: measured, width } = useElementSize()
  const [columns] = useColumns()
  const layout = layoutOf(width, columns)
  const [active, setActive] = useState(0)
  const [selection, setSelection] = useState(nothingSelected)
  const [place, setPlace] = useState<MenuPlace | null>(null)
  const actions = useChosenActions(() => setSelection(nothingSelected))
  // What is not shown any more is not chosen either.
  const [shown, setShown] = useState(query)
  if (shown !== query) {
    setShown(query)
    setActive(0)
    setPlace(null)
    if (shown.filter !== query.filter) setSelection(nothingSelected)
  }

  const height = layout.isCompact ? compactHeight : rowHeight
  const rows = useRowWindow({ scroller, headHeight, count: total, rowHeight: height })
  const begin = useEffectEvent((_query: ResourceQuery) => {
    scroller?.scrollTo({ top: 0 })
  })
  // Newer Chromium answers scrollTo with a promise, which React would take for the end of the effect.
  useEffect(() => {
    begin(query)
  }, [query])
  const base = Math.floor(rows.first / block) * block
  const indexes = Array.from({ length: rows.end - rows.first }, (_, place) => rows.first + place)
  const { rowAt, ...list } = useRows(query, rows.first)
  const beats = useBeats(indexes.flatMap((index) => rowAt(index)?.id ?? []))

  const count = sizeOf(selection, total)
  const selected = count === 0 ? undefined : chosenBy(selection, query.filter)
  const chosen = selected && { selection: selected, count }
  const activeRow = rowAt(active)
  const alone = (id: number) => ({ selection: { ids: [id] }, count: 1 })
  const target = chosen ?? (activeRow && alone(activeRow.id))
  const isChosen = (id: number) => isSelected(selection, id)

  const extendTo = async (from: Selection, index: number) => {
    const anchor = from.anchor ?? index
    setSelection(extend({ ...from, anchor }, await idsBetween(query, anchor, index)))
  }
  const onKeyDown = useRowKeys({
    count: total,
    active,
    move: (index, isRange) => {
      setActive(index)
      rows.scrollTo(index)
      const next = rowAt(index)
      if (isRange) void extendTo({ ...selection, anchor: selection.anchor ?? active }, index)
      // What is looked at beside the list moves along.
      else if (openId !== null && next) onOpen(next.id)
    },
    toggle: () => activeRow && setSelection(toggle(selection, activeRow.id, active)),
    open: () => activeRow && onOpen(activeRow.id),
    all: () => setSelection(everythingSelected),
    none: () => setSelection(nothingSelected),
    check: () => target && actions.check(target),
    copy: () => target && actions.copy(target),
    replace: () => target && actions.replace(target),
    remove: () => target && actions.remove(target),
  })
  const found = ({ target }: MouseEvent) => {
    const at = target instanceof Element ? target : null
    const index = Number(at?.closest<HTMLElement>('tr[data-index]')?.dataset['index'])
    return { at, index, row: rowAt(index) }
  }
  const onClick = (event: MouseEvent) => {
    const { at, index, row } = found(event)
    if (!row) return
    setActive(index)
    const button = at?.closest('[data-menu]')?.getBoundingClientRect()
    if (button) setPlace({ row, x: button.left, y: button.bottom })
    else if (event.shiftKey) void extendTo(selection, index)
    else if (event.ctrlKey || event.metaKey || at?.closest('[data-check]')) {
      setSelection(toggle(selection, row.id, index))
    } else onOpen(row.id)
  }
  // A box that took the focus would take the keys of the list.
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    if (Number.isNaN(found(event).index)) return
    if (!found(event).at?.closest('[data-check], [data-menu]')) return
    event.preventDefault()
    event.currentTarget.focus({ preventScroll: true })
  }
  const onContextMenu = (event: MouseEvent) => {
    const { index, row } = found(event)
    // By the keyboard it is asked for on the list as a whole.
    const shown = row ?? (event.target === event.currentTarget ? activeRow : undefined)
    if (!shown) return
    event.preventDefault()
    if (row) setActive(index)
    const at = document.querySelector(`#resource-${shown.id}`)?.getBoundingClientRect()
    const isAtPointer = row !== undefined || !at
    setPlace({
      row: shown,
      x: isAtPointer ? event.clientX : at.left + 60,
      y: isAtPointer ? event.clientY : at.bottom,
    })
  }
  const ref = useMergedRef(setScroller, measured)
  if (list.isLoadingError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  return (
    <div className={classes['frame']}>
      <div ref={ref} className={classes['scroller']}>
        <table
          className={classes['table']}
          // Rows can be navigated and selected, which makes it a grid.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          aria-label={t('nav.resources')}
          aria-busy={list.isPending || counted === undefined}
          // -1 is a number that is not known. https://w3c.github.io/aria/#aria-rowcount
          aria-rowcount={counted === undefined ? -1 : counted + 1}
          aria-multiselectable
          aria-activedescendant={activeRow && `resource-${activeRow.id}`}
          tabIndex={0}
          style={{ gridTemplateColumns: layout.template, height: headHeight + rows.height }}
          data-compact={layout.isCompact}
          onKeyDown={onKeyDown}
          onMouseDown={onMouseDown}
          onClick={onClick}
          onContextMenu={onContextMenu}
        >
          <TableHead
            layout={layout}
            isAll={count > 0 && count === total}
            isSome={count > 0}
            onAll={(isAll) => setSelection(isAll ? everythingSelected : nothingSelected)}
          />
          <tbody
            className={classes['body']}
            style={{ transform: `translateY(${rows.shift + base * height}px)` }}
          >
            {indexes.map((index) => {
              const row = rowAt(index)
              return (
                <ResourceRow
                  // A row that comes into view takes the place of one that left: nothing is built anew.
                  key={index % indexes.length}
                  row={row}
                  beats={row && beats.get(row.id)}
                  index={index}
                  top={(index - base) * height}
                  layout={layout}
                  isActive={index === active}
                  isOpen={row !== undefined && row.id === openId}
                  isSelected={row !== undefined && isChosen(row.id)}
                  format={format}
                  now={now}
                />
              )
            })}
          </tbody>
        </table>
      </div>
      {chosen && (
        <BulkBar
          chosen={chosen}
          isArchived={query.filter.archived === 'only'}
          width={width}
          isCompact={layout.isCompact}
          actions={actions}
          onClear={() => setSelection(nothingSelected)}
        />
      )}
      {place && (
        <RowMenu
          place={place}
          chosen={chosen && isChosen(place.row.id) ? chosen : alone(place.row.id)}
          actions={actions}
          onOpen={onOpen}
          onClose={() => setPlace(null)}
        />
      )}
      {actions.replacing && (
        <ReplacementModal selection={actions.replacing.selection} onClose={actions.endReplacing} />
      )}
      {actions.labelling && (
        <LabelDialog
          chosen={actions.labelling}
          kind={actions.labelling.kind}
          onClose={actions.endLabelling}
        />
      )}
    </div>
  )
}
