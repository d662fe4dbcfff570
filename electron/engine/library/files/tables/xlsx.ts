import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import type { Finding } from '../../../model/import.ts'
import { Refusal } from '../../../model/refusal.ts'
import { importFault, importUnreadable } from '../import-fault.ts'
import type { ImportReader } from '../import-reader.ts'
import type { TableRow } from './row-findings.ts'
import { type Cell, formulaCell } from './table-cell.ts'
import { TableReader } from './table-reader.ts'

// What a spreadsheet unpacks to at most, in bytes: some 100 bytes hold a cell.
const unpackedLimit = 256 * 1024 * 1024
const megabyte = 1024 * 1024

/** The sheets of an Excel workbook one after the other, with the addresses behind their cells. */
export const xlsxReader: ImportReader = {
  *read({ bytes, leftOut }): Generator<Finding> {
    const parts = unpacked(bytes)
    const shared = sharedTexts(parts.get('xl/sharedStrings.xml') ?? '')
    const sheets = sheetPaths(parts)
    if (sheets.length === 0) throw importUnreadable(importFault('xlsxNoSheet', {}))
    for (const path of sheets) {
      const table = new TableReader(leftOut)
      for (const row of sheetRows(parts, path, shared)) yield* table.read(row)
      yield* table.end()
    }
  },
}

/** Whether an archive is a workbook: that is all its names tell. */
export function isXlsx(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/')
}

function unpacked(bytes: Uint8Array): ReadonlyMap<string, string> {
  let packed = 0
  let unpacked = 0
  try {
    const files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (!/^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/|worksheets\/)/.test(name))
          return false
        packed += size
        unpacked += originalSize
        if (unpacked > unpackedLimit) {
          const mb = (bytes: number) => Math.ceil(bytes / megabyte)
          throw new Refusal('IMPORT_TOO_LARGE', { size: mb(unpacked), limit: mb(unpackedLimit) })
        }
        // Parts that lie over each other: https://www.bamsoftware.com/hacks/zipbomb/.
        if (packed > bytes.length) throw new Error('The parts hold more than the file.')
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw importUnreadable(importFault('xlsxPacked', {}), { cause: error })
  }
}

/** The sheets in the order of their tabs: ECMA-376 part 1, 18.2.20. */
function sheetPaths(parts: ReadonlyMap<string, string>): string[] {
  const targets = relations(parts, 'xl/_rels/workbook.xml.rels', 'xl/')
  const ids: string[] = []
  eachTag(parts.get('xl/workbook.xml') ?? '', {
    open(tag, attributes) {
      if (tag === 'sheet') ids.push(attributes['r:id'] ?? '')
    },
  })
  const ordered = ids.flatMap((id) => targets.get(id) ?? [])
  const found = ordered.length > 0 ? ordered : [...parts.keys()]
  const sheets = found.filter(
    (path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path) && parts.has(path),
  )
  return [...new Set(sheets)]
}

function relations(
  parts: ReadonlyMap<string, string>,
  path: string,
  base: string,
): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  eachTag(parts.get(path) ?? '', {
    open(tag, { Id: id, Target: target = '', TargetMode: mode }) {
      if (tag !== 'Relationship' || id === undefined) return
      targets.set(
        id,
        mode === 'External' ? target : target.replace(/^\/|^(?!\/)/, (sign) => (sign ? '' : base)),
      )
    },
  })
  return targets
}

function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = []
  let isText = false
  // How a Japanese name is read aloud stands beside it.
  let isReading = false
  eachTag(xml, {
    open(tag) {
      if (tag === 'si') texts.push('')
      if (tag === 'rPh') isReading = true
      isText = tag === 't' && !isReading
    },
    text(piece) {
      if (isText) texts.push((texts.pop() ?? '') + piece)
    },
    close(tag) {
      if (tag === 't') isText = false
      if (tag === 'rPh') isReading = false
    },
  })
  return texts
}

function sheetRows(
  parts: ReadonlyMap<string, string>,
  path: string,
  shared: readonly string[],
): TableRow[] {
  const xml = parts.get(path) ?? ''
  const links = cellLinks(parts, path, xml)
  const rows: TableRow[] = []
  let line = 0
  let cells: Cell[] = []
  let cell = { at: '', type: '', value: '', formula: '' }
  let into: 'value' | 'formula' | undefined
  eachTag(xml, {
    open(tag, { r: at = '', t: type = '' }) {
      if (tag === 'row') {
        line = Number(at) || line + 1
        cells = []
      } else if (tag === 'c') cell = { at, type, value: '', formula: '' }
      into = tag === 'v' || tag === 't' ? 'value' : tag === 'f' ? 'formula' : undefined
    },
    text(piece) {
      if (into) cell[into] += piece
    },
    close(tag) {
      into = undefined
      if (tag === 'row') rows.push({ line, cells: Array.from(cells, (each) => each ?? blank) })
      if (tag !== 'c') return
      const whole = cell.type === 's' ? (shared[Number(cell.value)] ?? '') : cell.value
      const text = whole.slice(0, longestCell)
      const formula = formulaCell(`=${cell.formula}`)
      const target = links.get(cell.at) ?? formula.target
      const shown = text === '' && target !== '' ? formula.text : text
      const column = columnOf(cell.at) ?? cells.length
      if (column < widest)
        cells[column] = { text: shown, target: text.includes(target) ? '' : target }
    },
  })
  return rows
}

const blank: Cell = { text: '', target: '' }
// Excel's own limits: XFD, and the characters of a cell.
const widest = 16_384
const longestCell = 32_767

/** `BC12` → 54. */
function columnOf(at: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(at)?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** The addresses behind cells, by their places. They stand at the end of a sheet, so it is read once for them alone. */
function cellLinks(
  parts: ReadonlyMap<string, string>,
  path: string,
  xml: string,
): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  const name = path.slice(path.lastIndexOf('/') + 1)
  const targets = relations(parts, `xl/worksheets/_rels/${name}.rels`, '')
  if (targets.size === 0) return links
  eachTag(xml, {
    open(tag, { ref = '', 'r:id': id = '' }) {
      const target = tag === 'hyperlink' ? targets.get(id) : undefined
      if (target !== undefined) links.set(ref.split(':')[0] ?? '', target)
    },
  })
  return links
}

type TagHandlers = {
  readonly open: (tag: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (piece: string) => void
  readonly close?: (tag: string) => void
}

/** Walks through XML; names stand without a prefix, as some programs write `<x:row>`. */
function eachTag(xml: string, { open, text, close }: TagHandlers): void {
  const bare = (tag: string) => tag.slice(tag.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => open(bare(tag), attributes),
      ontext: (piece) => text?.(piece),
      onclosetag: (tag) => close?.(bare(tag)),
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
}
