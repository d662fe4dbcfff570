import { z } from 'zod'
import { type ResourceFilter, resourceFilterSchema } from '../../api/contract/resources.ts'

const { shape } = resourceFilterSchema

/** A day, or a day and a time, on this machine's clock. */
const timeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?$/)
  .transform((text) =>
    new Date(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T')).getTime(),
  )
  .pipe(shape.addedSince.unwrap())
  .optional()

/** The options of a command that takes a filter; `isExpired` is what `--health dead` asks. */
const flags = {
  text: '--filter <text>',
  provider: '--provider <name...>',
  health: '--health <name...>',
  code: '--code <code...>',
  category: '--category <name>',
  tags: '--tag <name...>',
  diedSince: '--died-since <day>',
  addedSince: '--added-since <day>',
  checkedBefore: '--checked-before <day>',
  importId: '--import <id>',
  archived: '--archived <which>',
  news: '--news <kind>',
} as const satisfies Record<Exclude<keyof ResourceFilter, 'isExpired'>, string>

export const filterFlags = Object.values(flags)

export const filterInput = {
  filter: shape.text,
  provider: shape.provider,
  health: shape.health,
  code: shape.code,
  category: shape.category,
  news: shape.news,
  tag: shape.tags,
  diedSince: timeSchema,
  addedSince: timeSchema,
  checkedBefore: timeSchema,
  import: z.coerce.number().int().min(1).optional(),
  archived: shape.archived,
}

type Given = z.output<z.ZodObject<typeof filterInput>>

/** What was given of the options above; undefined when it was none. */
export function filterOf({ filter: text, tag: tags, import: importId, ...rest }: Given) {
  const { addedSince, archived, category, checkedBefore, code, diedSince, health, provider } = rest
  const given = { addedSince, archived, category, checkedBefore, code, diedSince, health, provider }
  const filter: ResourceFilter = { text, tags, importId, ...given }
  return Object.values(filter).some((part) => part !== undefined) ? filter : undefined
}
