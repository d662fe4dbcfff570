import { unguardFormula } from '../formula-guard.ts'

/** A cell as it is shown, and the address behind it where that is not what is shown. */
export type Cell = { readonly text: string; readonly target: string }

/** A cell of a CSV file, where a spreadsheet may have left a formula: `="0012"`, `=HYPERLINK("https://…","open")`. */
export function spreadsheetCell(written: string): Cell {
  // `'0012`: digits that a spreadsheet is to keep as text.
  const plain = /^'\d+$/.test(written) ? written.slice(1) : unguardFormula(written)
  return written.startsWith('=') ? formulaCell(written) : { text: plain, target: '' }
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
