import fc from 'fast-check'
import { z } from 'zod'

const schemaShape = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
})

/** A document with each shape that is only named in it written out; inside itself, a shape is anything. */
export function spelledOut<Document extends object>(document: Document): Document {
  const shapeAt = (ref: string) =>
    ref
      .split('/')
      .slice(1)
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], document)
  const inside = (part: unknown, around: readonly string[]): unknown => {
    if (Array.isArray(part)) return part.map((item) => inside(item, around))
    if (typeof part !== 'object' || part === null) return part
    if ('$ref' in part) {
      const ref = String(part.$ref)
      return around.includes(ref) ? {} : inside(shapeAt(ref), [...around, ref])
    }
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, inside(inner, around)]),
    )
  }
  return inside(document, []) as Document
}

/**
 * Values that fit a JSON schema or nearly do: now and then a part is left out, too large, or something else
 * entirely. `fixed` gives the values of properties that must not be just anything.
 */
export function valueOf(
  schema: unknown,
  fixed: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: fitting(schema, fixed) },
    { weight: 1, arbitrary: fc.jsonValue() },
  )
}

function fitting(
  raw: unknown,
  fixed: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<unknown> {
  const schema = schemaShape.parse(raw === true ? {} : raw)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branches) return fc.oneof(...branches.map((branch) => valueOf(branch, fixed)))
  switch (schema.type ?? 'any') {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, inner]) => [
            name,
            fixed[name] ?? valueOf(inner, fixed),
          ]),
        ),
        { requiredKeys: schema.required },
      )
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, fixed), { maxLength: 5 })
    case 'string':
      return fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: Math.min(schema.maxLength ?? 40, 200) }),
        fc.constantFrom(
          '',
          '\0',
          '../../etc/passwd',
          '__proto__',
          '\ud800',
          '%00',
          '2027-01-01',
          'UTC',
          '* * * * *',
        ),
      )
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? -5,
        max: Math.min(schema.maximum ?? 1000, 2 ** 53),
      })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}
