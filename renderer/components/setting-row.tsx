import { Switch } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './setting-row.module.css'

type RowProps = {
  /** The key of its name, `settings.theme`; its hint stands beside it under `…Hint`. */
  readonly name: string
  /** Takes the place of that hint. */
  readonly hint?: string
  /** What is set, or shown; a control is given the id that the name leads to. */
  readonly children: ReactNode | ((control: Control) => ReactNode)
}

type Control = { readonly id: string; readonly label: string }

/** One setting: what it is at the left, its control at the right. */
export function SettingRow({ name, hint, children }: RowProps) {
  const { t } = useTranslation()
  const id = useId()
  const label = t(name)
  const isControl = typeof children === 'function'
  return (
    <div className={classes['root']}>
      <div className={classes['words']}>
        {isControl ? <label htmlFor={id}>{label}</label> : <span>{label}</span>}
        <p>{hint ?? t(`${name}Hint`)}</p>
      </div>
      <div className={classes['control']}>{isControl ? children({ id, label }) : children}</div>
    </div>
  )
}

type SwitchProps = Pick<RowProps, 'name' | 'hint'> & {
  readonly isOn: boolean
  readonly disabled?: boolean
  readonly onChange: (isOn: boolean) => void
}

/** A setting that is on or off. */
export function SwitchRow({ isOn, disabled = false, onChange, ...row }: SwitchProps) {
  return (
    <SettingRow {...row}>
      {({ id }) => (
        <Switch
          id={id}
          checked={isOn}
          disabled={disabled}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      )}
    </SettingRow>
  )
}
