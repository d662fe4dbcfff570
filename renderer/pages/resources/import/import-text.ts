/** Where a text to import comes from: typed or pasted, or from a file. */
export type ImportSource = 'text' | 'file'

/** A text to import, and its format. */
export type ImportText = { readonly text: string; readonly format: 'text' | 'csv' | 'json' | 'sql' }
