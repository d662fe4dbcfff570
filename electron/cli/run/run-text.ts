import type { Run, RunLine } from '../../api/contract/runs.ts'
import { oneLine } from '../../engine/model/terms/one-line.ts'
import { durationOf, outcomeText, outcomeTone } from '../../words/outcome.ts'
import { summaryRows } from '../../words/summary.ts'
import type { Session } from '../session.ts'
import { type Cell } from '../table.ts'

/** How a run ended, or that it goes on. */
export function outcomeCell(run: Run | null | undefined, { words }: Session): Cell {
  if (!run) return ''
  const { outcome } = run
  return {
    text: outcomeText(words, outcome),
    tone: outcomeTone(outcome),
  }
}

/** How long a run took, or takes so far; empty when it never began. */
export function tookText(run: Run, { format }: Session): string {
  const ms = durationOf(run, Date.now())
  return ms === null ? '' : format.duration(ms)
}

/** A line of a run's log: `02:00:03 …`; what it holds of further lines, such as a stack, stands below it. */
export function logLine({ at, level, text }: RunLine, session: Session): string {
  const { format, terminal } = session
  const clock = format.clock(at)
  const time = terminal.paint('dim', clock)
  const indent = `\n${' '.repeat(clock.length + 1)}`
  const message = text
    .trimEnd()
    .split(/\r?\n|\r/)
    .map(oneLine)
    .join(indent)
  if (level === 'info' || level === 'debug') return `${time} ${message}`
  return `${time} ${terminal.paint(level === 'error' ? 'bad' : 'warn', message)}`
}

/** The sentence under a run that was waited for. */
export function endLine(run: Run, session: Session): string {
  const { format, terminal, words } = session
  const outcome = outcomeText(words, run.outcome)
  const took = tookText(run, session)
  const summary = summaryRows(words, run.summary).map(
    ({ label, count }) => `${label} ${format.number(count)}`,
  )
  return [terminal.paint(outcomeTone(run.outcome), outcome), took, ...summary, oneLine(run.error)]
    .filter((part) => part !== '')
    .join(' · ')
}
