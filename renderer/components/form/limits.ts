import { z } from 'zod'

/** The limits of a text field, from the schema of its text. */
export function textLimits(schema: z.ZodType): { readonly maxLength?: number } {
  const text = presentSchema(schema)
  if (!(text instanceof z.ZodString)) throw new TypeError('This is no schema of a text.')
  return text.maxLength === null ? {} : { maxLength: text.maxLength }
}

export type NumberLimits = {
  readonly min: number
  readonly max: number
  readonly allowDecimal: boolean
}

/** The limits of a number field, from the schema of its number; the minimum above an exclusive bound is the next whole number. */
export function numberLimits(schema: z.ZodType): NumberLimits {
  const number = presentSchema(schema)
  if (!(number instanceof z.ZodNumber)) throw new TypeError('This is no schema of a number.')
  const { minValue, maxValue, isInt } = number
  const bound = Math.max(minValue ?? Number.NEGATIVE_INFINITY, Number.MIN_SAFE_INTEGER)
  const min = number.safeParse(bound).success ? bound : bound + 1
  const max = Math.min(maxValue ?? Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER)
  return { min, max, allowDecimal: !isInt }
}

/** The schema inside those that allow a value to be absent. */
function presentSchema(schema: unknown): unknown {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional
    ? presentSchema(schema.unwrap())
    : schema
}
