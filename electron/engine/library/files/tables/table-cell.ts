import { unguardFormula } from '../formula-guard.ts'

/** A cell as it is shown, and the address behind it where that is not what is shown. */
export type Cell = { readonly text: string; readonly target: string }

/** A cell of a CSV file, where a spreadsheet may have left a formula: `="0012"`, `=HYPERLINK("https://…","open")`. */
export function spreadsheetCell(written: string): Cell {
  return written.startsWith('=') ? formulaCell(written) : plainCell(unguardFormula(written))
}

/** What a formula shows, as far as it says so itself. */
export function formulaCell(formula: string): Cell {
  const [, text] = /^="((?:[^"]|"")*)"$/.exec(formula) ?? []
  if (text !== undefined) return { text: text.replaceAll('""', '"'), target: '' }
  const [, target, shown = ''] =
    /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)$/i.exec(formula) ?? []
  if (target === undefined) return { text: formula, target: '' }
  return { text: shown.replaceAll('""', '"'), target: target.replaceAll('""', '"') }
}

export function plainCell(text: string): Cell {
  return { text, target: '' }
}
