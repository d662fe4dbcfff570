import { z } from 'zod'

/** The name of a category or a tag. */
export const labelNameSchema = z.string().trim().max(100)

// What people put between the tags of one cell.
const betweenTags = /[,，、;；\n]+/

export const tagSchema = labelNameSchema.min(1).regex(/^[^,，、;；\n]*$/)

/** A tag more than once is the tag. */
export const tagsSchema = z
  .array(tagSchema)
  .max(50)
  .transform((tags) => [...new Set(tags)])

/** The tags that a text names; those that are too many or too long are left out. */
export function tagsIn(text: string): string[] {
  const tags = text.split(betweenTags).map((tag) => tag.trim().replace(/^#/, ''))
  const fitting = tags.filter((tag) => tagSchema.safeParse(tag).success)
  return [...new Set(fitting)].slice(0, 50)
}

/** A category or a tag, and how many links have it, without those that are archived. */
export const labelSchema = z.object({ name: z.string(), count: z.number() })

export type Label = Readonly<z.output<typeof labelSchema>>

export type LabelKind = 'category' | 'tag'
