import { isXlsx } from './tables/xlsx.ts'

// How files begin that hold no text: https://en.wikipedia.org/wiki/List_of_file_signatures
const beginnings: readonly (readonly [kind: string, beginning: string])[] = [
  ['.pdf', '%PDF-'],
  ['.xls', '\xD0\xCF\x11\xE0'],
  ['.zip', 'PK\x03\x04'],
  ['.zip', 'PK\x05\x06'],
  ['.rar', 'Rar!'],
  ['.7z', '7z\xBC\xAF'],
  ['.gz', '\x1F\x8B'],
  ['.sqlite', 'SQLite format 3\0'],
  ['.png', '\x89PNG'],
  ['.jpg', '\xFF\xD8\xFF'],
  ['.gif', 'GIF8'],
  ['.webloc', 'bplist0'],
  ['.exe', 'MZ\x90'],
  // Firefox' own backups; what it exports by itself is plain.
  ['.jsonlz4', 'mozLz40\0'],
]

/** The usual ending of what is no text, by how it begins; undefined for what may be one. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const kind = beginnings.find(([, beginning]) => head.startsWith(beginning))?.[0]
  if (kind !== '.zip') return kind
  if (isXlsx(bytes)) return '.xlsx'
  const names = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  if (names.includes('word/')) return '.docx'
  return names.includes('opendocument.spreadsheet') ? '.ods' : kind
}
