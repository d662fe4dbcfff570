import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

type Props = {
  readonly icon: Icon
  readonly title: string
  readonly hint?: string
  /** Buttons for the next step. */
  readonly children?: ReactNode
}

/** Explains why there is nothing here, and what to do next. */
export function EmptyState({ icon: Picture, title, hint, children }: Props) {
  return (
    <output className={classes['root']}>
      <Picture className={classes['icon']} size={36} stroke={1.3} aria-hidden />
      <p className={classes['title']}>{title}</p>
      {hint && <p className={classes['hint']}>{hint}</p>}
      {children && <div className={classes['actions']}>{children}</div>}
    </output>
  )
}
