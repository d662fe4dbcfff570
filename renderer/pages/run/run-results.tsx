import type { Run } from '../../../electron/api/contract/runs.ts'
import { PageBody } from '../../components/page.tsx'
import { ProviderTable } from './provider-table.tsx'
import { RunChanges } from './run-changes.tsx'

/** What a check found: the counts of each provider, and which links changed. */
export function RunResults({ run }: { readonly run: Run }) {
  return (
    <PageBody>
      <ProviderTable runId={run.id} />
      <RunChanges run={run} />
    </PageBody>
  )
}
