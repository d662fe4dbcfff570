import type { Run } from '../../../electron/api/contract/runs.ts'
import { PageBody } from '../../components/page-body.tsx'
import { ProviderTable } from './provider-table.tsx'
import { RunChanges } from './run-changes.tsx'

/** What a check found: which links changed, and the counts of each provider. */
export function RunResults({ run }: { readonly run: Run }) {
  return (
    <PageBody>
      <RunChanges run={run} />
      <ProviderTable runId={run.id} />
    </PageBody>
  )
}
