import { NumberInput, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Policy, policySchema } from '../../../../electron/api/contract/jobs.ts'
import { DurationField } from '../../../components/form/duration-field.tsx'
import { numberLimits } from '../../../components/form/limits.ts'
import { SettingRow, SwitchRow } from '../../../components/form/setting-row.tsx'
import { ConditionsRow } from './conditions-row.tsx'
import classes from './edit.module.css'

const { shape } = policySchema
const choices = {
  afterSleep: shape.afterSleep.unwrap().options,
  overlap: shape.overlap.unwrap().options,
}

type Props = { readonly policy: Policy; readonly onChange: (policy: Policy) => void }

/** How a job handles missed, long and failed runs. */
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
  const choice = (name: keyof typeof choices) => (
    <SettingRow name={`policy.${name}`}>
      {({ id, label }) => (
        <SegmentedControl
          id={id}
          aria-label={label}
          value={policy[name]}
          data={choices[name].map((value) => ({
            value,
            label: t(`policy.${value}`),
          }))}
          onChange={(value) => onChange({ ...policy, [name]: value })}
        />
      )}
    </SettingRow>
  )
  return (
    <div className={classes['rows']}>
      {choice('afterSleep')}
      <SettingRow name="policy.misfireGrace">
        {(control) => (
          <DurationField
            {...control}
            value={policy.misfireGraceSeconds}
            unset={t('policy.unlimited')}
            schema={shape.misfireGraceSeconds}
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
            unset={t('policy.unlimited')}
            schema={shape.timeLimitSeconds}
            onChange={(timeLimitSeconds) => onChange({ ...policy, timeLimitSeconds })}
          />
        )}
      </SettingRow>
      <ConditionsRow
        chosen={policy.notWhile}
        onChange={(notWhile) => onChange({ ...policy, notWhile })}
      />
      {count('maxInstances')}
      {choice('overlap')}
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
