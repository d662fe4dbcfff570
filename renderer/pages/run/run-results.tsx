import type { Run } from '../../../electron/api/contract/runs.ts'
import { PageBody } from '../../components/page.tsx'
import { ProviderTable } from './provider-table.tsx'
import { RunChanges } from './run-changes.tsx'

/** The results of a check: counts by provider, and the links that changed. */
export function RunResults({ run }: { readonly run: Run }) {
  return (
    <PageBody>
      <ProviderTable runId={run.id} />
      <RunChanges run={run} />
    </PageBody>
  )
}
