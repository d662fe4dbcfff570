import { useTranslation } from 'react-i18next'
import type { NotifyOn, Policy } from '../../../../electron/api/contract/jobs.ts'
import { Fold } from '../../../components/form/fold.tsx'
import { Panel } from '../../../components/panel.tsx'
import classes from './edit.module.css'
import { type FieldFault, faultAt } from './field-fault.ts'
import { LabelsField } from './labels-field.tsx'
import { NotifyField } from './notify-field.tsx'
import { PolicyFields } from './policy-fields.tsx'

type Edited = {
  readonly labels: readonly string[]
  readonly notifyOn: NotifyOn
  readonly policy: Policy
}

type Props = Edited & {
  readonly fault: FieldFault | null
  readonly onChange: (change: Partial<Edited>) => void
}

/** What every job has beside its schedule: its labels, what is told of it, and folded its policy. */
export function PolicyPanel({ labels, notifyOn, policy, fault, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Panel label={t('schedule.tabPolicy')}>
      <div className={classes['stack']}>
        <LabelsField
          labels={labels}
          error={faultAt(fault, 'labels')}
          onChange={(next) => onChange({ labels: next })}
        />
        <NotifyField value={notifyOn} onChange={(next) => onChange({ notifyOn: next })} />
        <Fold
          label={t('schedule.tabPolicy')}
          mustBeOpen={fault?.field.startsWith('policy') === true}
        >
          <PolicyFields policy={policy} onChange={(next) => onChange({ policy: next })} />
        </Fold>
      </div>
    </Panel>
  )
}
