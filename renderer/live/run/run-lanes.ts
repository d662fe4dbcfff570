import { useQuery } from '@tanstack/react-query'
import { checkJobId } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { api } from '../api.ts'

const lanesMs = 5000

export const isCheckUnderWay = ({ jobId, outcome }: Run) => jobId === checkJobId && outcome === null

/** How far each drive of a check that runs is; nothing of any other run. */
export function useRunLanes(run: Run) {
  const { data } = useQuery({
    ...api.runs.lanes.queryOptions({ input: { id: run.id } }),
    enabled: isCheckUnderWay(run),
    refetchInterval: lanesMs,
  })
  return data
}
