import { z } from 'zod'

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
})

/** A JSON schema as TypeScript would write the type; one that is named elsewhere by its name. */
export function schemaText(schema: unknown, indent = ''): string {
  const read = schemaShape.safeParse(schema)
  if (!read.success) return 'unknown'
  const { $ref, type, enum: values, items, properties, required, additionalProperties } = read.data
  if ($ref !== undefined) return $ref.split('/').at(-1) ?? 'unknown'
  if (read.data.const !== undefined) return JSON.stringify(read.data.const)
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  const branches = read.data.anyOf ?? read.data.oneOf
  if (branches) return branches.map((branch) => schemaText(branch, indent)).join(' | ')
  if (type === 'array') {
    const text = schemaText(items, indent)
    return /[ |]/.test(text) && !text.startsWith('{') ? `(${text})[]` : `${text}[]`
  }
  if (type !== 'object') return type === 'integer' ? 'number' : (type ?? 'unknown')
  const inner = `${indent}  `
  const lines = Object.entries(properties ?? {}).map(([name, property]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${inner}${name}${mark}: ${schemaText(property, inner)}\n`
  })
  if (lines.length > 0) return `{\n${lines.join('')}${indent}}`
  return `Record<string, ${schemaText(additionalProperties ?? {}, indent)}>`
}
