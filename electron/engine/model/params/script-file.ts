import { z } from 'zod'

// What Windows opens a device by, whatever follows the point.
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
// The signs that no file of Windows may have, the separator of paths there among them.
const forbidden = /[\\/:*?"<>|\p{Cc}]/u

/** Whether a file may have this name on any system; it leads to no other folder. */
export function isPlainName(name: string): boolean {
  return name !== '' && !/[. ]$/.test(name) && !forbidden.test(name) && !device.test(name)
}

/** The name of a file in the scripts folder; one that begins with a dot is hidden there. */
export const scriptFileNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => isPlainName(name) && !name.startsWith('.'), {
    message: 'A name without the signs \\ / : * ? " < > | that begins with no dot.',
  })

/** Characters; a longer one is no script that a person writes by hand. */
export const longestScript = 1_000_000

export const scriptTextSchema = z.string().max(longestScript)

/** Tells one text of a file from any other: what is saved over another one would be lost. */
export const revisionSchema = z.string().regex(/^[0-9a-f]{64}$/)

export const scriptFileSchema = z.object({
  name: z.string(),
  /** Where it lies, where Pansentry runs. */
  path: z.string(),
  /** A command line that runs it. */
  command: z.string(),
})

export type ScriptFile = Readonly<z.output<typeof scriptFileSchema>>

export const scriptContentSchema = scriptFileSchema.extend({
  text: z.string(),
  revision: revisionSchema,
})

export type ScriptContent = Readonly<z.output<typeof scriptContentSchema>>
