import { z } from 'zod'
import {
  type ResourceFilter,
  resourceFilterSchema,
  sinceSchema,
} from '../../api/contract/resources.ts'

const { shape } = resourceFilterSchema

/** A day, or a day and a time, on this machine's clock. */
export const timeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?$/)
  .transform((text) =>
    new Date(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T')).getTime(),
  )
  .pipe(z.number())

const since = z.union([sinceSchema.options[1], timeSchema]).optional()

/** The options of a command that takes a filter; `isExpired` is what `--health dead` asks. */
const flags = {
  text: '--filter <text>',
  provider: '--provider <name...>',
  health: '--health <name...>',
  code: '--code <code...>',
  category: '--category <name>',
  tags: '--tag <name...>',
  diedSince: '--died-since <day>',
  diedBefore: '--died-before <day>',
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
  diedSince: since,
  diedBefore: timeSchema.optional(),
  addedSince: since,
  checkedBefore: timeSchema.optional(),
  import: z.coerce.number().int().min(1).optional(),
  archived: shape.archived,
}

type Given = z.output<z.ZodObject<typeof filterInput>>

/** What was given of the options above; undefined when it was none. */
export function filterOf({ filter: text, tag: tags, import: importId, ...rest }: Given) {
  const { addedSince, archived, category, checkedBefore, code, diedBefore, diedSince } = rest
  const { health, news, provider } = rest
  const times = { addedSince, checkedBefore, diedBefore, diedSince }
  const others = { archived, category, code, health, news, provider }
  const filter: ResourceFilter = { text, tags, importId, ...times, ...others }
  return Object.values(filter).some((part) => part !== undefined) ? filter : undefined
}
