import { z } from 'zod'

/** What a field for a text takes from the text's schema. */
export function textLimits(schema: z.ZodType): { readonly maxLength?: number } {
  const text = withoutAbsence(schema)
  if (!(text instanceof z.ZodString)) throw new TypeError('This is no schema of a text.')
  return text.maxLength === null ? {} : { maxLength: text.maxLength }
}

/** A schema without what it makes of an absent value. */
function withoutAbsence(schema: unknown): unknown {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional
    ? withoutAbsence(schema.unwrap())
    : schema
}
