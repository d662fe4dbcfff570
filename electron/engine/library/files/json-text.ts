import type { Finding } from '../../model/import.ts'
import type { Reason } from '../../model/message.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { unreadable } from './finding.ts'
import { importFault, importUnreadable } from './import-fault.ts'
import type { ImportReader } from './import-reader.ts'
import { linksInJson } from './json-links.ts'
import { linesOfChunks } from './lines.ts'

/** Lists of links, of objects with a link, and the exports of other programs, which nest them in many ways. */
export const jsonReader: ImportReader = {
  *read({ text, leftOut }): Generator<Finding> {
    const json = parsedJson(text())
    let isEmpty = true
    for (const finding of linksInJson(json, leftOut)) {
      isEmpty = false
      yield finding
    }
    if (isEmpty && !isEmptyList(json)) {
      throw importUnreadable(importFault('jsonNoLink', {}))
    }
  },
}

/** A JSON value a line, as logs and databases export them. */
export const jsonLinesReader: ImportReader = {
  *read({ chunks, leftOut }): Generator<Finding> {
    let number = 0
    for (const line of linesOfChunks(chunks())) {
      number += 1
      if (line.trim() === '') continue
      const value = parseJson(line)
      if (value === undefined) yield unreadable(number, line, 'bad_row')
      else for (const finding of linksInJson([value], leftOut)) yield { ...finding, line: number }
    }
  },
}

/** An export of nothing: `[]`, `{"resources": []}`. */
function isEmptyList(json: unknown): boolean {
  const lists = Array.isArray(json) ? [json] : Object.values(json ?? {}).filter(Array.isArray)
  return lists.length > 0 && lists.every((list) => list.length === 0)
}

/** Whether the first two lines of a text are JSON objects, each by itself. */
export function isJsonLines(head: string): boolean {
  const [first = '', second = ''] = head.split('\n').filter((line) => line.trim() !== '')
  return /^\s*\{/.test(second) && parseJson(first) !== undefined
}

/** The value of a JSON text; throws `IMPORT_UNREADABLE` for one that is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw importUnreadable(whereBroken(text, error), { cause: error })
  }
}

/** Where JSON breaks off, in words of our own: the parser's quote what stands there, which may be a secret. */
function whereBroken(text: string, error: unknown): Reason {
  const detail = error instanceof Error ? error.message : ''
  const at = /position (\d+)/.exec(detail)?.[1]
  if (at === undefined) return importFault(text.trim() === '' ? 'jsonEmpty' : 'jsonCut', {})
  const line = text.slice(0, Number(at)).split('\n').length
  return importFault('jsonBroken', { line, at })
}
