import { NumberInput, SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Policy, policySchema } from '../../../../electron/api/contract/jobs.ts'
import { DurationField } from '../../../components/duration-field.tsx'
import { numberLimits } from '../../../components/limits.ts'
import { SettingRow } from '../../../components/setting-row.tsx'
import classes from './schedule.module.css'

const { shape } = policySchema
const afterSleep = shape.afterSleep.unwrap().options

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
  const count = (name: 'maxInstances' | 'retries') => (
    <NumberInput
      id={`policy-${name}`}
      w={76}
      {...numberLimits(shape[name])}
      clampBehavior="strict"
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
          schema={shape.misfireGraceSeconds}
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
          schema={shape.timeLimitSeconds}
          onChange={(timeLimitSeconds) => onChange({ ...policy, timeLimitSeconds })}
        />
      </SettingRow>
      <SettingRow {...row('maxInstances')}>{count('maxInstances')}</SettingRow>
      <SettingRow {...row('retries')}>{count('retries')}</SettingRow>
      <SettingRow {...row('retryBackOff')}>
        <DurationField
          {...field('retryBackOff')}
          value={policy.retryBackOffSeconds}
          schema={shape.retryBackOffSeconds}
          onChange={(seconds) => onChange({ ...policy, retryBackOffSeconds: seconds ?? 0 })}
        />
      </SettingRow>
    </div>
  )
}
