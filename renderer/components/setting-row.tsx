import type { ReactNode } from 'react'
import classes from './setting-row.module.css'

type Props = {
  readonly label: string
  readonly hint: string
  /** Id of the control, so that the label leads to it. */
  readonly control?: string
  readonly children: ReactNode
}

/** One setting: what it is at the left, its control at the right. */
export function SettingRow({ label, hint, control, children }: Props) {
  return (
    <div className={classes['root']}>
      <div className={classes['words']}>
        {control ? <label htmlFor={control}>{label}</label> : <span>{label}</span>}
        <p>{hint}</p>
      </div>
      <div className={classes['control']}>{children}</div>
    </div>
  )
}
