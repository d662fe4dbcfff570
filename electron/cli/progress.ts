import type { Run } from '../api/contract/runs.ts'
import type { Session } from './session.ts'

const barWidth = 24

/** How far a run is, as one line: `████████░░░░ 12/48 · 25%`. */
export function progressLine(
  { done, total }: Pick<Run, 'done' | 'total'>,
  { paint }: Session['terminal'],
): string {
  if (total <= 0) return ''
  const share = Math.min(done / total, 1)
  const full = Math.round(share * barWidth)
  const bar = paint('live', '█'.repeat(full)) + paint('dim', '░'.repeat(barWidth - full))
  return `${bar} ${done}/${total} · ${Math.floor(share * 100)}%`
}
