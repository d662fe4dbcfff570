/** Where a text to import comes from: typed or pasted, or a file. */
export type ImportSource = 'text' | 'file'

/** What is to be read, and as what. */
export type ImportText = { readonly text: string; readonly format: 'text' | 'csv' | 'json' | 'sql' }
