import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useInfo } from '../../../live/settings.ts'
import classes from './phone-panel.module.css'

/** The address of this dashboard as a picture that a phone reads, where a phone can reach it. */
export function PhonePanel() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const { hostname, origin } = window.location
  if (hasDesktop || isThisMachine(hostname)) {
    return (
      <Panel title={t('settings.phone')} flush>
        <SettingRow name="settings.phoneUnreachable" />
      </Panel>
    )
  }
  return (
    <Panel title={t('settings.phone')} flush>
      <SettingRow name="settings.phoneAddress">
        <Code text={`${origin}/`} />
      </SettingRow>
    </Panel>
  )
}

/** Whether a name leads no further than this machine. */
function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}

function Code({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { data: picture } = useQuery({
    queryKey: ['qr', text],
    queryFn: async () => (await import('qrcode')).toDataURL(text, { margin: 2, scale: 6 }),
  })
  return (
    <img
      className={classes['code']}
      src={picture}
      alt={t('settings.phoneCode', { address: text })}
      width={164}
      height={164}
    />
  )
}
