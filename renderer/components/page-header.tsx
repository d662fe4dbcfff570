import type { ReactNode } from 'react'
import classes from './page-header.module.css'

type Props = {
  readonly title: ReactNode
  /** Leads back, before the title. */
  readonly before?: ReactNode
  /** What can be done here, at the right. */
  readonly children?: ReactNode
}

export function PageHeader({ title, before, children }: Props) {
  return (
    <header className={classes['root']}>
      {before}
      <h1 className={classes['title']}>{title}</h1>
      <div className={classes['actions']}>{children}</div>
    </header>
  )
}
