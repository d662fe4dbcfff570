import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Resource } from '../../../electron/api/contract/resources.ts'
import { oneLine } from '../../../electron/api/contract/runs.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { reasonText } from '../../../electron/words/reason.ts'
import classes from './list-row.module.css'

type RowProps = {
  readonly href: string
  /** Lays out its parts. */
  readonly className: string | undefined
  readonly children: ReactNode
}

/** A row of a panel that links to a page. */
export function ListRow({ href, className, children }: RowProps) {
  return (
    <Link href={href} className={`${classes['root']} ${className}`}>
      {children}
    </Link>
  )
}

type LinkProps = {
  readonly link: Pick<Resource, 'id' | 'title' | 'provider' | 'state' | 'code' | 'reason'>
  /** The time of the event. */
  readonly when: ReactNode
}

/** What happened to a share link, when and why; opens its details. */
export function LinkRow({ link, when }: LinkProps) {
  const { i18n } = useTranslation()
  return (
    <ListRow href={`/links/${link.id}`} className={classes['event']}>
      <span className={classes['title']}>{oneLine(link.title)}</span>
      <span className={classes['when']}>{when}</span>
      <span className={classes['why']}>
        {providerText(i18n, link.provider)} · {reasonText(i18n, link)}
      </span>
    </ListRow>
  )
}
