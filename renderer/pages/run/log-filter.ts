import { levels, type RunLine } from '../../../electron/api/contract/runs.ts'

export type LogFilter = { readonly text: string; readonly level: RunLine['level'] }

/** The lowest level shows everything. */
export const showAll: LogFilter = { text: '', level: levels[0] }

/** The lines of at least this level that contain the text, ignoring case. */
export function matching(
  lines: readonly RunLine[],
  { text, level }: LogFilter,
): readonly RunLine[] {
  const wanted = text.trim().toLowerCase()
  const least = levels.indexOf(level)
  if (wanted === '' && least === 0) return lines
  return lines.filter(
    (line) =>
      levels.indexOf(line.level) >= least &&
      (wanted === '' || line.text.toLowerCase().includes(wanted)),
  )
}
