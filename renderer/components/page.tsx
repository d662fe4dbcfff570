import { type ReactNode, useEffect, useRef } from 'react'
import { useIsLost } from '../live/connection.ts'
import { beginAt, returnFocus } from '../live/focus/last-focus.ts'
import classes from './page.module.css'

type HeaderProps = {
  readonly title: ReactNode
  /** A way back, before the title. */
  readonly before?: ReactNode
  /** Actions, at the right. */
  readonly children?: ReactNode
}

export function PageHeader({ title, before, children }: HeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => beginAt(heading.current), [])
  return (
    <header className={classes['header']}>
      {before}
      <h1 ref={heading} className={classes['title']} tabIndex={-1}>
        {title}
      </h1>
      <div className={classes['actions']}>{children}</div>
    </header>
  )
}

/** Disables whatever acts, while the app would not hear of it. */
export function HeldWhileLost({ children }: { readonly children: ReactNode }) {
  const isLost = useIsLost()
  // What is disabled loses the focus; once it is not, it has it back.
  useEffect(() => (isLost ? () => returnFocus() : undefined), [isLost])
  return (
    <fieldset className={classes['held']} role="presentation" disabled={isLost}>
      {children}
    </fieldset>
  )
}

/** The scrolling part of a page. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  // What could take the focus on it is disabled then, and its keys would not scroll it.
  const focusable = useIsLost() ? { tabIndex: 0 } : {}
  return (
    <div className={classes['body']} {...focusable}>
      <div className={classes['column']}>{children}</div>
    </div>
  )
}
