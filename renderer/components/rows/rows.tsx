import type { ComponentProps, ReactNode } from 'react'
import classes from './rows.module.css'

/** Rows of a panel, one below the other. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <ul className={classes['rows']}>{children}</ul>
}

/** One of them; its class lays out its parts. */
export function Row({ className, ...props }: ComponentProps<'li'>) {
  return <li {...props} className={`${classes['row']} ${className}`} />
}

/** A row of something that has a page, and of what can be done with it. */
export function ThingRow({ className, ...props }: ComponentProps<'li'>) {
  return <Row {...props} className={`${classes['thing']} ${className}`} />
}

type PartProps = {
  /** Places it in its row. */
  readonly className: string | undefined
  /** What is small in it may take two lines. */
  readonly hasSentence?: boolean
  readonly children: ReactNode
}

/** A part of such a row, with what is said of it below. */
export function Part({ className, hasSentence = false, children }: PartProps) {
  const sentence = hasSentence ? classes['sentence'] : ''
  return <span className={`${classes['part']} ${sentence} ${className}`}>{children}</span>
}

/** What can be done with it. */
export function Actions({ className, children }: Omit<PartProps, 'hasSentence'>) {
  return <span className={`${classes['actions']} ${className}`}>{children}</span>
}
