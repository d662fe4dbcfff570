import { campaignSelectionSchema } from '../model/campaign.ts'
import { providers } from '../model/provider.ts'
import { causes, levels, outcomes } from '../model/run.ts'
import { parseJson } from '../model/terms/parse-json.ts'
import { states } from '../model/verdict.ts'
import type { Database } from './schema.ts'

/** A row that is shown only as far as it can be read. Damaged jobs are among the problems of jobs. */
export type DamagedRow = { readonly table: string; readonly id: string; readonly column: string }

// More of them say no more.
const shown = 20

const listed = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')
const notOneOf = (column: string, values: readonly string[]) =>
  `${column} IS NOT NULL AND ${column} NOT IN (${listed(values)})`
const notAnObject = (column: string) =>
  `${column} IS NOT NULL AND NOT (json_valid(${column}) AND json_type(${column}) = 'object')`
const notAMessage = (column: string) =>
  `${column} IS NOT NULL AND NOT (json_valid(${column}) AND json_type(${column}, '$.key') IS 'text')`

const searches: readonly (readonly [table: string, id: string, column: string, where: string])[] = [
  ['settings', 'key', 'value', 'NOT json_valid(value)'],
  ['resources', 'id', 'provider', notOneOf('provider', providers)],
  ['resources', 'id', 'state', notOneOf('state', states)],
  ['checks', 'id', 'state', notOneOf('state', states)],
  ['runs', 'id', 'cause', notOneOf('cause', causes)],
  ['runs', 'id', 'outcome', notOneOf('outcome', outcomes)],
  ['runs', 'id', 'summary', notAnObject('summary')],
  ['runs', 'id', 'error_message', notAMessage('error_message')],
  ['run_lines', "run_id || '/' || seq", 'level', notOneOf('level', levels)],
  ['run_lines', "run_id || '/' || seq", 'message', notAMessage('message')],
  ['import_pieces', 'id', 'drafts', 'NOT json_valid(drafts)'],
]

/** Looks through every row of a database with the newest schema. */
export function damagedRows(database: Database): DamagedRow[] {
  const found = searches.flatMap(([table, id, column, where]) =>
    database
      .prepare<[], string>(`SELECT CAST(${id} AS TEXT) FROM ${table} WHERE ${where} LIMIT ${shown}`)
      .pluck()
      .all()
      .map((damaged) => ({ table, id: damaged, column })),
  )
  const campaigns = database
    .prepare<[], { id: number; selection: string }>(
      'SELECT id, selection FROM campaigns WHERE finished_at IS NULL AND selection IS NOT NULL',
    )
    .all()
    .filter(({ selection }) => !campaignSelectionSchema.safeParse(parseJson(selection)).success)
    .map(({ id }) => ({ table: 'campaigns', id: String(id), column: 'selection' }))
  return [...found, ...campaigns].slice(0, shown)
}
