import { type ReactNode, Suspense } from 'react'
import classes from './overview.module.css'

/** What comes after the first sight of the page, in a file of its own; its place is kept meanwhile. */
export function Below({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<div className={classes['waiting']} />}>{children}</Suspense>
}
