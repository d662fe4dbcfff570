import type { Encoding } from '../../../../electron/api/contract/resources.ts'

/** Where a text to import comes from: typed or pasted, or from a file. */
export type ImportOrigin = 'text' | 'file'

/** A text or a file to import, in an encoding if a person chose one. */
export type ImportContent =
  | { readonly text: string }
  | { readonly file: File; readonly encoding?: Encoding | undefined }
