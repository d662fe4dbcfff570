import { Group, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { weekdayName } from '../../../../../electron/words/schedule/schedule-preset.ts'
import { TimeField } from '../../../../components/form/date/time-field.tsx'
import { SettingRow, TitledRow } from '../../../../components/form/setting-row.tsx'
import { Panel } from '../../../../components/panel.tsx'
import { useRules } from './rules.ts'

const usualNight = { from: '22:00', to: '07:30' }
const week = [1, 2, 3, 4, 5, 6, 7]

/** When nothing is told, and when what was gathered is. */
export function TimesPanel() {
  const { t, i18n } = useTranslation()
  const { rules, change } = useRules()
  if (!rules) return null
  const { digest, quietHours } = rules
  return (
    <Panel title={t('notifications.times')} flush>
      <SettingRow name="settings.quietHours" hint={t('notifications.quietHint')}>
        {({ id }) => (
          <Group gap="xs" justify="flex-end">
            {quietHours && (
              <>
                <TimeField
                  label={t('notifications.quietFrom')}
                  isBare
                  value={quietHours.from}
                  onChange={(from) => change({ quietHours: { ...quietHours, from } })}
                />
                –
                <TimeField
                  label={t('notifications.quietTo')}
                  isBare
                  value={quietHours.to}
                  onChange={(to) => change({ quietHours: { ...quietHours, to } })}
                />
              </>
            )}
            <Switch
              id={id}
              checked={quietHours !== null}
              onChange={({ currentTarget }) =>
                change({ quietHours: currentTarget.checked ? usualNight : null })
              }
            />
          </Group>
        )}
      </SettingRow>
      <TitledRow title={t('notifications.digest')} hint={t('notifications.digestHint')}>
        <Group gap="xs" justify="flex-end">
          <TimeField
            label={t('notifications.digestAt')}
            isBare
            value={digest.at}
            onChange={(at) => change({ digest: { ...digest, at } })}
          />
          <Select
            aria-label={t('notifications.digestOn')}
            w={140}
            allowDeselect={false}
            value={String(digest.weekday)}
            data={week.map((day) => ({
              value: String(day),
              label: weekdayName(day, i18n.language),
            }))}
            onChange={(day) => change({ digest: { ...digest, weekday: Number(day) } })}
          />
        </Group>
      </TitledRow>
    </Panel>
  )
}
