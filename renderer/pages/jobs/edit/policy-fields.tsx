import { NumberInput, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../../electron/api/contract/jobs.ts'
import { DurationField } from '../../../components/duration-field.tsx'
import { SettingRow, SwitchRow } from '../../../components/setting-row.tsx'
import classes from './schedule.module.css'

const afterSleep = ['catch-up', 'skip'] as const
/** The longest that timers can count to. */
export const longestSeconds = 2_000_000

type Props = { readonly policy: Policy; readonly onChange: (policy: Policy) => void }

/** How a job behaves when time does not go as planned. */
export function PolicyFields({ policy, onChange }: Props) {
  const { t } = useTranslation()
  const count = (name: 'maxInstances' | 'retries', min: number) => (
    <SettingRow name={`policy.${name}`}>
      {({ id }) => (
        <NumberInput
          id={id}
          w={76}
          min={min}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={policy[name]}
          onChange={(value) => typeof value === 'number' && onChange({ ...policy, [name]: value })}
        />
      )}
    </SettingRow>
  )
  return (
    <div className={classes['rows']}>
      <SettingRow name="policy.afterSleep">
        {({ id, label }) => (
          <SegmentedControl
            id={id}
            aria-label={label}
            value={policy.afterSleep}
            data={afterSleep.map((value) => ({ value, label: t(`policy.${value}`) }))}
            onChange={(value) => onChange({ ...policy, afterSleep: value })}
          />
        )}
      </SettingRow>
      <SettingRow name="policy.misfireGrace">
        {(control) => (
          <DurationField
            {...control}
            value={policy.misfireGraceSeconds}
            unset={t('policy.misfireGraceNone')}
            min={1}
            onChange={(misfireGraceSeconds) => onChange({ ...policy, misfireGraceSeconds })}
          />
        )}
      </SettingRow>
      <SwitchRow
        name="policy.coalesce"
        isOn={policy.coalesce}
        onChange={(coalesce) => onChange({ ...policy, coalesce })}
      />
      <SettingRow name="policy.timeLimit">
        {(control) => (
          <DurationField
            {...control}
            value={policy.timeLimitSeconds}
            unset={t('policy.timeLimitNone')}
            min={1}
            max={longestSeconds}
            onChange={(timeLimitSeconds) => onChange({ ...policy, timeLimitSeconds })}
          />
        )}
      </SettingRow>
      {count('maxInstances', 1)}
      {count('retries', 0)}
      <SettingRow name="policy.retryBackOff">
        {(control) => (
          <DurationField
            {...control}
            value={policy.retryBackOffSeconds}
            min={0}
            max={longestSeconds}
            onChange={(seconds) => onChange({ ...policy, retryBackOffSeconds: seconds ?? 0 })}
          />
        )}
      </SettingRow>
    </div>
  )
}
