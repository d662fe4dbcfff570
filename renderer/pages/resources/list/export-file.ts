import type { ExportFormat, LinkSelection } from '../../../../electron/api/contract/resources.ts'
import { client } from '../../../live/api.ts'

const kinds = {
  csv: { type: 'text/csv', ending: 'csv' },
  json: { type: 'application/json', ending: 'json' },
  markdown: { type: 'text/markdown', ending: 'md' },
  text: { type: 'text/plain', ending: 'txt' },
} as const

/** Fetches the export of chosen links, piece by piece. */
export async function fetchExport(selection: LinkSelection, format: ExportFormat): Promise<Blob> {
  const pieces: string[] = []
  for await (const piece of await client.resources.export({ ...selection, format }))
    pieces.push(piece)
  return new Blob(pieces, { type: `${kinds[format].type};charset=utf-8` })
}

/** Such as `Pansentry links 2026-11-22.csv`; `now` is what the clock shows, with the date first. */
export function exportName(name: string, now: string, format: ExportFormat): string {
  const [day] = now.split(' ')
  return `Pansentry ${name} ${day}.${kinds[format].ending}`
}
