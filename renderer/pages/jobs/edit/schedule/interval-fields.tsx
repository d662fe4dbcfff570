import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { intervalUnits, type TriggerOf } from '../../../../../electron/api/contract/jobs.ts'
import { amountOf, withAmount } from '../../../../../electron/words/schedule/interval-amount.ts'
import classes from '../edit.module.css'

type Props = {
  readonly trigger: TriggerOf<'interval'>
  readonly error: string | undefined
  readonly onChange: (trigger: TriggerOf<'interval'>) => void
}

/** A number and a unit. */
export function IntervalFields({ trigger, error, onChange }: Props) {
  const { t } = useTranslation()
  // An emptied amount has no unit.
  const [unit, setUnit] = useState(() => amountOf(trigger).unit)
  const { amount } = amountOf(trigger)
  return (
    <div className={classes['preset']}>
      <NumberInput
        label={t('schedule.every')}
        min={0}
        value={amount === 0 ? '' : amount}
        error={error !== undefined}
        onChange={(value) => onChange(withAmount(trigger, { amount: Number(value), unit }))}
      />
      <Select
        label={t('schedule.unit')}
        allowDeselect={false}
        value={unit}
        data={intervalUnits.toReversed().map((value) => ({
          value,
          label: t(`schedule.units.${value}`),
        }))}
        onChange={(next) => {
          if (!next) return
          setUnit(next)
          onChange(withAmount(trigger, { amount, unit: next }))
        }}
      />
      <p className={classes['aside']} data-error={error !== undefined}>
        {error ?? t('schedule.intervalHint')}
      </p>
    </div>
  )
}
