import type { RunLine } from '../../../electron/api/contract/runs.ts'

/** A log as text, a line each: when, how grave, and what. */
export function logText(lines: readonly RunLine[], timeOf: (at: number) => string): string {
  return lines.map(({ at, level, text }) => `${timeOf(at)} [${level}] ${text}\n`).join('')
}
