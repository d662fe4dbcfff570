import type { ReactNode } from 'react'
import classes from './tag.module.css'

/** What kind of thing this is, in a word. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={classes['root']}>{children}</span>
}
