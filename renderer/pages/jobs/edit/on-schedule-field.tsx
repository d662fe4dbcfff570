import { Input, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type OnSchedule, onScheduleSchema } from '../../../../electron/api/contract/jobs.ts'

type Props = {
  readonly value: OnSchedule
  readonly onChange: (value: OnSchedule) => void
}

/** Which links the schedule has checked. */
export function OnScheduleField({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Input.Wrapper
      mt="md"
      label={t('params.onSchedule')}
      labelElement="div"
      description={t('params.onScheduleHint')}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('params.onSchedule')}
        value={value}
        data={onScheduleSchema.options.map((each) => ({
          value: each,
          label: t(`params.scheduled.${each}`),
        }))}
        onChange={onChange}
      />
    </Input.Wrapper>
  )
}
