import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { api } from '../../live/api.ts'

const runsOffered = 50

/** The runs that one is compared with. */
export type EarlierRuns = {
  readonly offered: readonly Run[]
  /** The id of the previous one; 0 where there is none, undefined while that is not known. */
  readonly last: number | undefined
  /** The id of the one that is compared with: the previous, unless another is chosen. */
  readonly from: number | undefined
  readonly choose: (id: number) => void
}

export function useEarlierRuns(run: Run): EarlierRuns {
  const [chosen, choose] = useState<number | null>(null)
  const before = { jobId: run.jobId, before: run.id, limit: runsOffered }
  const runs = useQuery(api.runs.list.queryOptions({ input: before }))
  const offered = runs.data?.filter(({ startedAt }) => startedAt !== null) ?? []
  const last = runs.data && (offered[0]?.id ?? 0)
  return { offered, last, from: chosen ?? last, choose }
}
