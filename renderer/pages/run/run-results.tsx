import type { Run } from '../../../electron/api/contract/runs.ts'
import { PageBody } from '../../components/page.tsx'
import { useEarlierRuns } from './earlier-runs.ts'
import { ProviderTable } from './provider-table.tsx'
import { ReasonTable } from './reason-table.tsx'
import { RunChanges } from './run-changes.tsx'

/** The results of a check: the links that changed, counts by provider, and why links are not alive. */
export function RunResults({ run }: { readonly run: Run }) {
  const earlier = useEarlierRuns(run)
  return (
    <PageBody>
      <RunChanges run={run} earlier={earlier} />
      <ProviderTable runId={run.id} />
      <ReasonTable runId={run.id} from={earlier.from} />
    </PageBody>
  )
}
