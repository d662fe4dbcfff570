import { ChannelsPanel } from './channels-panel.tsx'
import { OutboxPanel } from './outbox-panel.tsx'
import { RulesPanel } from './rules/rules-panel.tsx'
import { TimesPanel } from './rules/times-panel.tsx'

/** How a person is told: over which channels, of what, when, and what became of it. */
export function NotificationsSection() {
  return (
    <>
      <ChannelsPanel />
      <RulesPanel />
      <TimesPanel />
      <OutboxPanel />
    </>
  )
}
