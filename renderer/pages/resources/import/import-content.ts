import { type Encoding, importLimit } from '../../../../electron/api/contract/resources.ts'

/** Where a text to import comes from: typed or pasted, or from a file. */
export type ImportOrigin = 'text' | 'file'

/** A text or a file to import, in an encoding if a person chose one. */
export type ImportContent =
  | { readonly text: string }
  | { readonly file: File; readonly encoding?: Encoding | undefined }

/** Why none of some files can be read, as a key of the words; else the file that can. */
export async function readable(
  files: readonly File[],
): Promise<
  { readonly file: File } | { readonly problem: 'manyFiles' | 'fileTooBig' | 'fileUnreadable' }
> {
  const [file, ...others] = files
  if (!file || others.length > 0) return { problem: 'manyFiles' }
  if (file.size > importLimit) return { problem: 'fileTooBig' }
  try {
    // A folder, or a file that is gone, cannot be read at all.
    await file.slice(0, 1).arrayBuffer()
    return { file }
  } catch {
    return { problem: 'fileUnreadable' }
  }
}
