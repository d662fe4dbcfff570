import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './setting-row.module.css'

/** What a control takes from its row, so that the label leads to it. */
type Control = { readonly id: string; readonly label: string }

type Props = {
  /** The key of its words, with `Hint` after it that of its hint: `settings.theme`. */
  readonly name: string
  /** In the place of its own. */
  readonly hint?: string
  readonly children: ReactNode | ((control: Control) => ReactNode)
}

/** One setting: what it is at the left, its control at the right. */
export function SettingRow({ name, hint, children }: Props) {
  const { t } = useTranslation()
  const id = name.replaceAll('.', '-')
  const label = t(name)
  return (
    <div className={classes['root']}>
      <div className={classes['words']}>
        {typeof children === 'function' ? (
          <label htmlFor={id}>{label}</label>
        ) : (
          <span>{label}</span>
        )}
        <p>{hint ?? t(`${name}Hint`)}</p>
      </div>
      <div className={classes['control']}>
        {typeof children === 'function' ? children({ id, label }) : children}
      </div>
    </div>
  )
}
