import { Anchor, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { checkJobId } from '../../../electron/api/contract/jobs.ts'
import { checkSpeeds } from '../../../electron/api/contract/settings.ts'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { Panel } from '../../components/panel.tsx'
import { useSettings } from '../../live/settings.ts'
import { editPath } from '../jobs/job-path.ts'
import { useChangeSettings } from './change-settings.tsx'
import { NetworkPanel } from './network-panel.tsx'
import { WorkersPanel } from './workers-panel.tsx'

/** How gently links are asked, by which way, and by which other machines. */
export function CheckingSection() {
  const { t } = useTranslation()
  const { checkSpeed } = useSettings()
  const change = useChangeSettings()
  return (
    <>
      <Panel title={t('settings.section.checking')} flush>
        <SettingRow
          name="settings.checkSpeed"
          hint={t('settings.checkSpeedHint', { hint: t(`settings.checkSpeedHints.${checkSpeed}`) })}
        >
          {({ id, label }) => (
            <SegmentedControl
              id={id}
              aria-label={label}
              value={checkSpeed}
              data={checkSpeeds.map((value) => ({
                value,
                label: t(`settings.checkSpeeds.${value}`),
              }))}
              onChange={(checkSpeed) => change({ checkSpeed })}
            />
          )}
        </SettingRow>
        <SettingRow name="settings.checkNumbers">
          <Anchor component={Link} href={editPath(checkJobId)} size="sm">
            {t('settings.checkNumbersOpen')}
          </Anchor>
        </SettingRow>
      </Panel>
      <NetworkPanel />
      <WorkersPanel />
    </>
  )
}
