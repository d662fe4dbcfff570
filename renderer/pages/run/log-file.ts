import type { RunLine } from '../../../electron/api/contract/runs.ts'

// Safari and Firefox begin to read a file after the click that saves it.
const keptMs = 60_000

/** A log as text, a line each: when, how grave, and what. */
export function logText(lines: readonly RunLine[], timeOf: (at: number) => string): string {
  return lines.map(({ at, level, text }) => `${timeOf(at)} [${level}] ${text}\n`).join('')
}

/** Saves a text where the person chooses. */
export function saveText(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs)
}
