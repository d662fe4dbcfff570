import type { ExportFormat } from '../../../../electron/api/contract/resources.ts'
import { client } from '../../../live/api.ts'
import type { filterOf } from './resource-filter.ts'

const kinds = {
  csv: { type: 'text/csv', ending: 'csv' },
  json: { type: 'application/json', ending: 'json' },
  markdown: { type: 'text/markdown', ending: 'md' },
} as const

// The browser goes on saving after the click that started it.
const keptMs = 60_000

/** Fetches the export of the links that match a filter, piece by piece. */
export async function fetchExport(
  filter: ReturnType<typeof filterOf>,
  format: ExportFormat,
): Promise<Blob> {
  const pieces: string[] = []
  for await (const piece of await client.resources.export({ filter, format })) pieces.push(piece)
  return new Blob(pieces, { type: `${kinds[format].type};charset=utf-8` })
}

/** Saves a file where the person chooses. */
export function saveFile(file: Blob, name: string, format: ExportFormat): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = exportName(name, new Date(), format)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs)
}

/** Such as `Pansentry links 2026-11-22.csv`, with the local date. */
export function exportName(name: string, at: Date, format: ExportFormat): string {
  const two = (value: number) => value.toString().padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `Pansentry ${name} ${day}.${kinds[format].ending}`
}
