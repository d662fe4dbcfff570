import { Switch } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddressQuery } from '../../live/location.ts'
import classes from './setting-row.module.css'

type RowProps = {
  /** The key of its label, such as `settings.theme`; its hint is under `settings.themeHint`. */
  readonly name: string
  /** Replaces that hint. */
  readonly hint?: string
  /** A value, or a control, which is given the id that the label refers to; none where there is only the hint. */
  readonly children?: ReactNode | ((control: Control) => ReactNode)
}

type Control = { readonly id: string; readonly label: string }

/** One setting: label and hint at the left, its control at the right. */
export function SettingRow({ name, hint, children }: RowProps) {
  const { t } = useTranslation()
  const id = useId()
  const label = t(name)
  const isControl = typeof children === 'function'
  return (
    <TitledRow
      isSought={useIsSought(name)}
      title={isControl ? <label htmlFor={id}>{label}</label> : label}
      hint={hint ?? t(`${name}Hint`)}
    >
      {isControl ? children({ id, label }) : children}
    </TitledRow>
  )
}

/** Whether the address asks for this row: `/settings?setting=theme`. */
function useIsSought(name: string): boolean {
  const sought = new URLSearchParams(useAddressQuery()).get('setting')
  return sought !== null && name === `settings.${sought}`
}

type TitledProps = {
  /** Brings it in sight, with the focus on its control. */
  readonly isSought?: boolean
  readonly title: ReactNode
  readonly hint: ReactNode
  readonly children: ReactNode
}

/** A row of a panel of settings: what it is at the left, what can be done with it at the right. */
export function TitledRow({ isSought = false, title, hint, children }: TitledProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isSought) return
    row.current?.scrollIntoView({ block: 'center' })
    row.current?.querySelector<HTMLElement>('input, button, select')?.focus()
  }, [isSought])
  return (
    <div ref={row} className={classes['root']} data-sought={isSought}>
      <div className={classes['words']}>
        <span>{title}</span>
        <div className={classes['hint']}>{hint}</div>
      </div>
      <div className={classes['control']}>{children}</div>
    </div>
  )
}

export type SwitchProps = Pick<RowProps, 'name' | 'hint'> & {
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
