import { CodeTable } from '../code-table.ts'

/** The API answers only to a signature of the vendor's own app, and none is imitated. */
export const codes = new CodeTable('pikpak', { contents: { unsupported: 'unsupported' } })
