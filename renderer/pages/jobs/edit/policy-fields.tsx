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
  const count = (name: 'maxInstances' | 'retries') => (
    <SettingRow name={`policy.${name}`}>
      {({ id }) => (
        <NumberInput
          id={id}
          w={76}
          {...numberLimits(shape[name])}
          clampBehavior="strict"
          value={policy[name]}
          onChange={(value) => typeof value === 'number' && onChange({ ...policy, [name]: value })}
        />
      )}
    </SettingRow>
  )
  return (
    <div className={classes['rows']}>
      <SettingRow name="policy.afterSleep">
        {({ label }) => (
          <SegmentedControl
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
            schema={shape.misfireGraceSeconds}
            onChange={(misfireGraceSeconds) => onChange({ ...policy, misfireGraceSeconds })}
          />
        )}
      </SettingRow>
      <SettingRow name="policy.coalesce">
        {({ id }) => (
          <Switch
            id={id}
            checked={policy.coalesce}
            onChange={({ currentTarget }) =>
              onChange({ ...policy, coalesce: currentTarget.checked })
            }
          />
        )}
      </SettingRow>
      <SettingRow name="policy.timeLimit">
        {(control) => (
          <DurationField
            {...control}
            value={policy.timeLimitSeconds}
            unset={t('policy.timeLimitNone')}
            schema={shape.timeLimitSeconds}
            onChange={(timeLimitSeconds) => onChange({ ...policy, timeLimitSeconds })}
          />
        )}
      </SettingRow>
      {count('maxInstances')}
      {count('retries')}
      <SettingRow name="policy.retryBackOff">
        {(control) => (
          <DurationField
            {...control}
            value={policy.retryBackOffSeconds}
            schema={shape.retryBackOffSeconds}
            onChange={(seconds) => onChange({ ...policy, retryBackOffSeconds: seconds ?? 0 })}
          />
        )}
      </SettingRow>
    </div>
  )
}
