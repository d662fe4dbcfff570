import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { inLargestUnit, unitSeconds } from '../../electron/words/interval-amount.ts'
import classes from './duration-field.module.css'
import { numberLimits } from './limits.ts'

const units = ['days', 'hours', 'minutes', 'seconds'] as const

type Props = {
  readonly id?: string
  readonly label: string
  /** Seconds; null for what `unset` says. */
  readonly value: number | null
  /** The choice that is no length of time, where there is one. */
  readonly unset?: string
  /** Of its seconds. */
  readonly schema: z.ZodType
  readonly onChange: (seconds: number | null) => void
}

const none = 'none' as const

/** A length of time as a number and a unit, or none. */
export function DurationField({ id, label, value, unset, schema, onChange }: Props) {
  const { t } = useTranslation()
  const [last, setLast] = useState(() => inLargestUnit(value ?? 3600, units))
  const isUnset = value === null
  const { min, max } = numberLimits(schema)
  const shortest = min / unitSeconds[last.unit]
  return (
    <div className={classes['root']}>
      <NumberInput
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        className={classes['amount']}
        min={Math.ceil(shortest)}
        max={Math.floor(max / unitSeconds[last.unit])}
        clampBehavior="strict"
        disabled={isUnset}
        value={isUnset ? '' : value / unitSeconds[last.unit]}
        // An emptied field keeps what it said; it is shown again when the field is left.
        onChange={(amount) => {
          if (typeof amount !== 'number' || amount < shortest) return
          setLast({ ...last, amount })
          onChange(amount * unitSeconds[last.unit])
        }}
      />
      <Select
        aria-label={t('schedule.unit')}
        className={classes['unit']}
        allowDeselect={false}
        value={isUnset ? none : last.unit}
        data={[
          ...units
            .toReversed()
            .map((unit) => ({ value: unit, label: t(`schedule.units.${unit}`) })),
          ...(unset === undefined ? [] : [{ value: none, label: unset }]),
        ]}
        onChange={(unit) => {
          if (unit === null || unit === none) return onChange(null)
          const amount = Math.min(last.amount, Math.floor(max / unitSeconds[unit]))
          setLast({ amount, unit })
          onChange(amount * unitSeconds[unit])
        }}
      />
    </div>
  )
}
