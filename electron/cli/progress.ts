import type { Run } from '../api/contract/runs.ts'
import { progressText } from '../words/progress.ts'
import type { Session } from './session.ts'

const barWidth = 24

/** How far a run is, as one line: `████████░░░░ 12 of 48 · 25%`. */
export function progressLine(
  moved: Pick<Run, 'done' | 'total'>,
  { format, terminal: { paint }, words }: Session,
): string {
  const { done, total } = moved
  if (total <= 0) return ''
  const share = Math.min(done / total, 1)
  const full = Math.round(share * barWidth)
  const bar = paint('live', '█'.repeat(full)) + paint('dim', '░'.repeat(barWidth - full))
  return `${bar} ${progressText(words, format, moved)} · ${Math.floor(share * 100)}%`
}
