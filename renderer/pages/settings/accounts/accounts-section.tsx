import { AccountsPanel } from './accounts-panel.tsx'
import { SecretsPanel } from './secrets-panel.tsx'

/** A person's own accounts at drives, and where their secrets are kept. */
export function AccountsSection() {
  return (
    <>
      <AccountsPanel />
      <SecretsPanel />
    </>
  )
}
