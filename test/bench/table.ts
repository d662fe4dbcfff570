import { Console } from 'node:console'

// Beside the JSON, not in it.
const out = new Console({ stdout: process.stderr, stderr: process.stderr })

/** Prints figures as a table: a row for each figure, and a column for each of those that were compared. */
export function printTable(name: string, figures: object): void {
  const compared = Object.entries(figures).filter(([, value]) => isGroup(value))
  const plain = Object.entries(figures).filter(([, value]) => !isGroup(value))
  out.log(`\n${name}`)
  if (plain.length > 0)
    out.table(Object.fromEntries(plain.map(([key, value]) => [key, cell(value)])))
  if (compared.length === 0) return
  const rows: Record<string, Record<string, unknown>> = {}
  for (const [column, values] of compared) {
    for (const [row, value] of Object.entries(values as object)) {
      rows[row] = { ...rows[row], [column]: cell(value) }
    }
  }
  out.table(rows)
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cell(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 100) / 100
  return typeof value === 'object' ? JSON.stringify(value) : value
}
