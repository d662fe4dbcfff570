import { Checkbox, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type NotifyOn, notifyEnds } from '../../../../electron/api/contract/jobs.ts'

type Props = {
  readonly value: NotifyOn
  readonly onChange: (value: NotifyOn) => void
}

/** Which ends of a job's runs are told. */
export function NotifyField({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Checkbox.Group
      label={t('column.notifyOn')}
      description={t('jobs.notifyOnHint')}
      value={[...value]}
      onChange={(chosen) => onChange(notifyEnds.filter((end) => chosen.includes(end)))}
    >
      <Group mt="xs">
        {notifyEnds.map((end) => (
          <Checkbox key={end} value={end} label={t(`jobs.notifyEnd.${end}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
