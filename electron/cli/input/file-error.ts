import type { Words } from '../../words/catalogue.ts'

/** Why a file cannot be read: our sentence for what the system says, else the error's own words. */
export function fileErrorText({ t, exists }: Pick<Words, 't' | 'exists'>, error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const key = 'code' in error ? `cli.fileError.${String(error.code)}` : ''
  return exists(key) ? t(key) : error.message
}
