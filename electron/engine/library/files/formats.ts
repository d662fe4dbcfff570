import type { ImportFormat } from '../../model/import.ts'
import { htmlReader, isHtml } from './html.ts'
import type { ImportReader } from './import-reader.ts'
import { isJsonLines, jsonLinesReader, jsonReader } from './json-text.ts'
import { isShortcut, shortcutReader } from './shortcut.ts'
import { csvReader, hasHeader } from './tables/csv.ts'
import { isSql, sqlReader } from './tables/sql-rows.ts'
import { xlsxReader } from './tables/xlsx.ts'
import { textReader } from './text.ts'

/** Who reads what. */
export const readers: Readonly<Record<ImportFormat, ImportReader>> = {
  text: textReader,
  csv: csvReader,
  json: jsonReader,
  jsonl: jsonLinesReader,
  sql: sqlReader,
  html: htmlReader,
  xlsx: xlsxReader,
  shortcut: shortcutReader,
}

type Look = { readonly name: string; readonly head: string }

/** What a text or a file is by its content; its name decides only where that leaves a choice. */
export function formatOf({ name, head }: Look): ImportFormat {
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (isShortcut(head)) return 'shortcut'
  if (isHtml(head)) return 'html'
  if (isJsonLines(head)) return 'jsonl'
  if (ending === 'json' || isJson(head)) return 'json'
  if (ending === 'sql' || isSql(head)) return 'sql'
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  return hasHeader(head) ? 'csv' : 'text'
}

/** A text may begin with a bracket too: `[4K] 黑镜`, `[黑镜](https://…)`. */
function isJson(head: string): boolean {
  return /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]]|$))/.test(head)
}
