import type { ReactNode } from 'react'
import classes from './page-body.module.css'

/** The part of a page that scrolls. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes['root']}>
      <div className={classes['column']}>{children}</div>
    </div>
  )
}
