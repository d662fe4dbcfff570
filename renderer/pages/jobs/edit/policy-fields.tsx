import { NumberInput, SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../../electron/api/contract/jobs.ts'
import { DurationField } from '../../../components/duration-field.tsx'
import { SettingRow } from '../../../components/setting-row.tsx'
import classes from './schedule.module.css'

const afterSleep = ['catch-up', 'skip'] as const
/** The longest that timers can count to. */
export const longestSeconds = 2_000_000

type Props = { readonly policy: Policy; readonly onChange: (policy: Policy) => void }

/** How a job behaves when time does not go as planned. */
export function PolicyFields({ policy, onChange }: Props) {
  const { t } = useTranslation()
  const row = (name: string) => ({
    label: t(`policy.${name}`),
    hint: t(`policy.${name}Hint`),
    control: `policy-${name}`,
  })
  const field = (name: string) => ({ id: `policy-${name}`, label: t(`policy.${name}`) })
  const count = (name: 'maxInstances' | 'retries', min: number) => (
    <NumberInput
      id={`policy-${name}`}
      w={76}
      min={min}
      max={100}
      clampBehavior="strict"
      allowDecimal={false}
      value={policy[name]}
      onChange={(value) => typeof value === 'number' && onChange({ ...policy, [name]: value })}
    />
  )
  return (
    <div className={classes['rows']}>
      <SettingRow label={t('policy.afterSleep')} hint={t('policy.afterSleepHint')}>
        <SegmentedControl
          aria-label={t('policy.afterSleep')}
          value={policy.afterSleep}
          data={afterSleep.map((value) => ({ value, label: t(`policy.${value}`) }))}
          onChange={(value) => onChange({ ...policy, afterSleep: value })}
        />
      </SettingRow>
      <SettingRow {...row('misfireGrace')}>
        <DurationField
          {...field('misfireGrace')}
          value={policy.misfireGraceSeconds}
          unset={t('policy.misfireGraceNone')}
          min={1}
          onChange={(misfireGraceSeconds) => onChange({ ...policy, misfireGraceSeconds })}
        />
      </SettingRow>
      <SettingRow {...row('coalesce')}>
        <Switch
          id="policy-coalesce"
          checked={policy.coalesce}
          onChange={({ currentTarget }) => onChange({ ...policy, coalesce: currentTarget.checked })}
        />
      </SettingRow>
      <SettingRow {...row('timeLimit')}>
        <DurationField
          {...field('timeLimit')}
          value={policy.timeLimitSeconds}
          unset={t('policy.timeLimitNone')}
          min={1}
          max={longestSeconds}
          onChange={(timeLimitSeconds) => onChange({ ...policy, timeLimitSeconds })}
        />
      </SettingRow>
      <SettingRow {...row('maxInstances')}>{count('maxInstances', 1)}</SettingRow>
      <SettingRow {...row('retries')}>{count('retries', 0)}</SettingRow>
      <SettingRow {...row('retryBackOff')}>
        <DurationField
          {...field('retryBackOff')}
          value={policy.retryBackOffSeconds}
          min={0}
          max={longestSeconds}
          onChange={(seconds) => onChange({ ...policy, retryBackOffSeconds: seconds ?? 0 })}
        />
      </SettingRow>
    </div>
  )
}
