import { z } from 'zod'
import { Mask } from '../../model/secrets/mask.ts'
import { oneLine } from '../../model/terms/one-line.ts'

/** "require login [guest]"; HTTP 401 comes with it. */
export const notSignedIn = 31001

const longestWords = 60

export const text = z
  .string()
  .catch('')
  .transform((words) => oneLine(words.toWellFormed()).trim())

export const envelopeSchema = z.object({ code: z.int(), message: text.default('') })

/** What is shown and stored must not hold the sign-in, whatever a server makes of it. */
export function withoutSecrets(words: string, secrets: readonly string[]): string {
  return new Mask(secrets).hide(words, longestWords).text.toWellFormed()
}
