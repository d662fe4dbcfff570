import { z } from 'zod'
import { type Reason, reasonsOf } from '../message.ts'

/** Why a value does not fit its place, where nobody wrote a sentence for just that; `misfit.<name>` of the words. */
export const misfits = {
  missing: 'Write something here.',
  short: 'At least {{limit}} characters.',
  long: 'At most {{limit}} characters.',
  few: 'At least {{limit}} entries.',
  many: 'At most {{limit}} entries.',
  small: 'At least {{limit}}.',
  large: 'At most {{limit}}.',
  whole: 'Write a whole number.',
  choice: 'This is none of the choices.',
  kind: 'Something of another kind belongs here.',
  other: 'This does not fit here.',
} as const

const misfit = reasonsOf('misfit', misfits)

/** Of what a schema has against a value, what tells why; the numbers stand in the sentence. */
const issueSchema = z.object({
  code: z.string().optional(),
  origin: z.string().optional(),
  expected: z.string().optional(),
  minimum: z.number().optional().catch(undefined),
  maximum: z.number().optional().catch(undefined),
})

// https://github.com/colinhacks/zod/blob/main/packages/zod/src/v4/locales/en.ts
const zodsWords = /^(?:Invalid |Too (?:small|big): |Unrecognized key)/

const lists = new Set(['array', 'set', 'map', 'object', 'file'])

/** Says why a value was refused in words of ours; undefined where a schema says it in its own. `issue` is zod's. */
export function misfitOf(issue: { readonly message: string }): Reason | undefined {
  if (!zodsWords.test(issue.message)) return undefined
  const { code, expected, maximum, minimum, origin = '' } = issueSchema.safeParse(issue).data ?? {}
  if (code === 'too_small' && minimum !== undefined) {
    const limit = { limit: minimum }
    if (lists.has(origin)) return misfit('few', limit)
    if (origin !== 'string') return misfit('small', limit)
    return minimum <= 1 ? misfit('missing', {}) : misfit('short', limit)
  }
  if (code === 'too_big' && maximum !== undefined) {
    const limit = { limit: maximum }
    if (lists.has(origin)) return misfit('many', limit)
    return origin === 'string' ? misfit('long', limit) : misfit('large', limit)
  }
  if (code === 'invalid_type') return misfit(expected === 'int' ? 'whole' : 'kind', {})
  if (code === 'invalid_value') return misfit('choice', {})
  return misfit('other', {})
}
