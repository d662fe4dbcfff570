import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

type Props = {
  readonly icon: Icon
  readonly title: string
  readonly hint?: string
  /** Buttons for what to do next. */
  readonly children?: ReactNode
}

/** Says that there is nothing here, why, and what to do. */
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
