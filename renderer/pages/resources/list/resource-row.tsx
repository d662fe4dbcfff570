import { VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { i18n as I18n } from 'i18next'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Beats,
  fallbackTitle,
  type Resource,
} from '../../../../electron/api/contract/resources.ts'
import { oneLine } from '../../../../electron/api/contract/runs.ts'
import type { Format } from '../../../../electron/words/format.ts'
import { stateText } from '../../../../electron/words/health.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { BeatStrip } from './beats.tsx'
import type { Column, Layout } from './columns.ts'
import { HealthIcon } from './health-icon.tsx'
import classes from './resource-table.module.css'

type Props = {
  /** Undefined while it loads. */
  readonly row: Resource | undefined
  readonly beats: Beats | undefined
  readonly index: number
  readonly top: number
  readonly layout: Layout
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly format: Format
  readonly now: number
}

// Some forty rows are on screen while the list scrolls; memo skips those that did not change.
export const ResourceRow = memo(function ResourceRow(props: Props) {
  const { row, index, top, layout, isActive, isOpen, isSelected, format, now } = props
  const { t, i18n } = useTranslation()
  const style = { transform: `translateY(${top}px)` }
  if (!row) return <tr className={classes['row']} style={style} data-loading aria-hidden />
  const isUntitled = row.title === fallbackTitle(row)
  const state = row.health === 'uncheckable' ? t('health.uncheckable') : stateText(i18n, row.state)
  const isAlive = row.state === null || row.health === 'alive'
  const reason = isAlive && row.state !== 'partial' ? '' : reasonText(i18n, row)
  const when = row.expiredAt ?? row.checkedAt
  const place = [
    providerText(i18n, row.provider),
    row.category,
    ...row.tags.map((tag) => `#${tag}`),
  ]
  const parts = layout.isCompact ? [place[0], row.category, reason || state] : place
  // What turns the direction of one would turn the rest of the line.
  const details = oneLine(parts.filter(Boolean).join(' · '))
  const title = oneLine(row.title)
  return (
    <tr
      id={`resource-${row.id}`}
      className={classes['row']}
      style={style}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      data-active={isActive}
      data-open={isOpen}
    >
      <td className={classes['check']} data-check>
        <input
          type="checkbox"
          tabIndex={-1}
          readOnly
          checked={isSelected}
          aria-label={t('resources.selectOne', { title })}
        />
      </td>
      <td className={classes['icon']} title={state}>
        <HealthIcon health={row.health} />
        <VisuallyHidden>{state}</VisuallyHidden>
      </td>
      <td className={classes['text']}>
        <span
          className={classes['title']}
          data-untitled={isUntitled}
          title={isUntitled ? t('resources.untitled', { title }) : title}
        >
          {title}
        </span>
        <span className={classes['details']}>
          <span title={details}>{details}</span>
          {layout.isCompact && when !== null && <time>{format.ago(when, now)}</time>}
        </span>
      </td>
      {layout.columns.map((column) => (
        <Cell key={column} {...props} column={column} row={row} reason={reason} i18n={i18n} />
      ))}
      <td className={classes['menu']}>
        <button
          type="button"
          tabIndex={-1}
          data-menu
          aria-haspopup="menu"
          aria-label={t('resources.actionsOf', { title })}
        >
          <IconDots size={16} />
        </button>
      </td>
    </tr>
  )
})

type CellProps = Omit<Props, 'row'> & {
  readonly column: Column
  readonly row: Resource
  readonly reason: string
  readonly i18n: I18n
}

function Cell({ column, row, beats, reason, format, now, i18n }: CellProps) {
  const time = (at: number | null, none: string) => (
    <td className={classes['quiet']} title={at === null ? undefined : format.full(at)}>
      {at === null ? none : format.ago(at, now)}
    </td>
  )
  switch (column) {
    case 'beats':
      return <td>{beats && <BeatStrip beats={beats.beats} health={row.health} i18n={i18n} />}</td>
    case 'alive': {
      const share = beats?.aliveShare
      return (
        <td className={classes['number']}>
          {share === null || share === undefined ? '–' : format.percent(share)}
        </td>
      )
    }
    case 'code':
      return (
        <td className={classes['quiet']} title={reason}>
          {reason}
        </td>
      )
    case 'died':
      return time(row.expiredAt, '')
    case 'checked':
      return time(row.checkedAt, i18n.t('common.never'))
    case 'added':
      return time(row.createdAt, '')
    case 'provider':
      return <td className={classes['quiet']}>{providerText(i18n, row.provider)}</td>
    case 'category':
      return (
        <td className={classes['quiet']} title={row.category}>
          {row.category}
        </td>
      )
  }
}
