import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useFormat } from '../../../live/settings.ts'
import { addressOf, type ResourceView, useResourceView } from '../list/resource-filter.ts'
import classes from './resource-rail.module.css'

type Props = {
  readonly view: ResourceView
  readonly name: string
  readonly count: number | undefined
  /** Whether there are no more than these. */
  readonly isExact?: boolean
  /** What can be done with it, at the right. */
  readonly children?: ReactNode
}

/** A way to look at the links; the one that is shown is marked. */
export function RailLink({ view, name, count, isExact = true, children }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const current = useResourceView().view
  const isShown = addressOf(view) === addressOf({ ...current, ...orderOf(view) })
  const number = count === undefined ? '' : format.compact(count)
  return (
    <li className={classes['entry']}>
      <Link
        href={addressOf(view)}
        className={classes['link']}
        aria-current={isShown ? 'true' : undefined}
        title={name}
      >
        <span>{name}</span>
        <small>{isExact ? number : t('resources.atLeast', { count: number })}</small>
      </Link>
      {children}
    </li>
  )
}

function orderOf({ order, descending }: ResourceView) {
  return { order, descending }
}
