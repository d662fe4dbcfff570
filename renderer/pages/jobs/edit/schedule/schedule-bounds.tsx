import { NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { jitterSchema } from '../../../../../electron/api/contract/jobs.ts'
import type { TimeTrigger } from '../../../../../electron/api/contract/triggers.ts'
import { DateTimeField } from '../../../../components/form/date/date-time-field.tsx'
import { Fold } from '../../../../components/form/fold.tsx'
import { numberLimits } from '../../../../components/form/limits.ts'
import classes from '../edit.module.css'
import { type FieldFault, faultAt } from '../field-fault.ts'

type Props = {
  readonly trigger: TimeTrigger
  readonly fault: FieldFault | null
  readonly onChange: (trigger: TimeTrigger) => void
  /** What else few schedules need. */
  readonly children: ReactNode
}

/** What few schedules need: a start, an end and a random delay. */
export function ScheduleBounds({ trigger, fault, onChange, children }: Props) {
  const { t } = useTranslation()
  const wrongStart = faultAt(fault, 'trigger.startAt')
  const wrongEnd = faultAt(fault, 'trigger.endAt')
  return (
    <Fold
      label={t('schedule.advanced')}
      isOpenAtFirst={isUsed(trigger)}
      mustBeOpen={(wrongStart ?? wrongEnd) !== undefined}
    >
      <div className={classes['bounds']}>
        {trigger.kind !== 'date' && (
          <>
            <DateTimeField
              label={t('schedule.startAt')}
              description={t('schedule.boundHint')}
              value={trigger.startAt ?? ''}
              error={wrongStart}
              onChange={(value) => onChange({ ...trigger, startAt: value || undefined })}
            />
            <DateTimeField
              label={t('schedule.endAt')}
              description={t('schedule.boundHint')}
              value={trigger.endAt ?? ''}
              error={wrongEnd}
              onChange={(value) => onChange({ ...trigger, endAt: value || undefined })}
            />
          </>
        )}
        <NumberInput
          label={t('schedule.jitter')}
          description={t('schedule.jitterHint')}
          suffix={t('params.seconds')}
          {...numberLimits(jitterSchema)}
          clampBehavior="blur"
          value={trigger.jitterSeconds ?? ''}
          onChange={(value) =>
            onChange({
              ...trigger,
              jitterSeconds: typeof value === 'number' && value > 0 ? value : undefined,
            })
          }
        />
        {children}
      </div>
    </Fold>
  )
}

function isUsed(trigger: TimeTrigger): boolean {
  if (trigger.jitterSeconds !== undefined) return true
  return trigger.kind !== 'date' && (trigger.startAt ?? trigger.endAt) !== undefined
}
