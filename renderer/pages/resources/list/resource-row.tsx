import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { fallbackTitle, type Resource } from '../../../../electron/api/contract/resources.ts'
import type { Format } from '../../../../electron/words/format.ts'
import { providerText } from '../../../../electron/words/provider.ts'
import { reasonText } from '../../../../electron/words/reason.ts'
import { StateBadge } from '../../../components/state-badge.tsx'
import classes from './resource-table.module.css'

type Props = {
  /** Undefined while it loads. */
  readonly row: Resource | undefined
  readonly index: number
  readonly top: number
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly format: Format
  readonly now: number
}

// Some forty rows are on screen while the list scrolls; memo skips those that did not change.
export const ResourceRow = memo(function ResourceRow(props: Props) {
  const { row, index, top, isActive, isOpen, isSelected, format, now } = props
  const { t, i18n } = useTranslation()
  const style = { transform: `translateY(${top}px)` }
  if (!row) return <tr className={classes['row']} style={style} data-loading aria-hidden />
  const reason = row.state === null || row.state === 'valid' ? '' : reasonText(i18n, row)
  const { checkedAt, createdAt } = row
  const isUntitled = row.title === fallbackTitle(row)
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
          aria-label={t('resources.selectOne', { title: row.title })}
        />
      </td>
      <td
        className={classes['title']}
        data-untitled={isUntitled}
        title={isUntitled ? t('resources.untitled', { title: row.title }) : row.title}
      >
        {row.title}
      </td>
      <td className={classes['provider']}>{providerText(i18n, row.provider)}</td>
      <td className={classes['state']}>
        <StateBadge resource={row} />
        <span className={classes['reason']} title={reason}>
          {reason}
        </span>
      </td>
      <td
        className={classes['checked']}
        title={checkedAt === null ? undefined : format.full(checkedAt)}
      >
        {checkedAt === null ? t('common.never') : format.relative(checkedAt, now)}
      </td>
      <td className={classes['added']} title={format.full(createdAt)}>
        {format.relative(createdAt, now)}
      </td>
    </tr>
  )
})
