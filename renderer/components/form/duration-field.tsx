import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { inLargestUnit, unitSeconds } from '../../../electron/words/schedule/interval-amount.ts'
import classes from './duration-field.module.css'
import { numberLimits } from './limits.ts'

const units = ['days', 'hours', 'minutes', 'seconds'] as const

type Props = {
  readonly id?: string
  readonly label: string
  /** In seconds; null for the choice of `unset`. */
  readonly value: number | null
  /** The label of a choice that is not a duration, if there is one. */
  readonly unset?: string
  /** The schema of the seconds. */
  readonly schema: z.ZodType
  readonly onChange: (seconds: number | null) => void
}

const none = 'none' as const

/** A duration as a number and a unit, or none. */
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
        // An emptied field keeps its value, which shows again on blur.
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
