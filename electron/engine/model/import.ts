import { z } from 'zod'
import { linkSchema } from './link.ts'
import { resourceTexts } from './resource.ts'

export const importFormats = ['text', 'csv', 'json', 'sql'] as const

export type ImportFormat = (typeof importFormats)[number]

/** A pasted text, or a whole file, in characters. */
export const importTextSchema = z.string().max(64 * 1024 * 1024)

/** A link that may become a resource. */
export const candidateSchema = z.object({
  /** Where it stands: a line of a text or a table, an item of a list; from 1. */
  line: z.number(),
  title: z.string(),
  link: linkSchema,
  category: z.string(),
  note: z.string(),
  /** What another system had marked as dead: a rumour, not a verdict. */
  formerlyExpired: z.boolean(),
})

export type Candidate = Readonly<z.output<typeof candidateSchema>>

/** Why a line gave no resource. */
export const unreadableReasons = [
  'no_link',
  'bad_row',
  'too_long',
  /** A page of a drive that is no share. */
  'no_share',
  /** An address of a drive with a user's name and password in it, which is never opened. */
  'has_login',
  /** A magnet, an ed2k link and their like: no page to ask. */
  'not_checkable',
] as const

export const unreadableSchema = z.object({
  line: z.number(),
  /** Its beginning. */
  text: z.string(),
  why: z.enum(unreadableReasons),
})

export type Unreadable = Readonly<z.output<typeof unreadableSchema>>

const { line, title } = candidateSchema.shape
const { url, provider, passcode } = linkSchema.shape

/** What an import would do, before it does it. */
export const importPreviewSchema = z.object({
  /** Names this preview to `commit`; held until the next preview or for ten minutes. */
  token: z.string(),
  newCount: z.number(),
  duplicateCount: z.number(),
  unreadableCount: z.number(),
  /** The first of each kind, to show; the counts are of all. */
  fresh: z.array(z.object({ line, title, url, provider, passcode })),
  duplicates: z.array(z.object({ line, title, url, where: z.enum(['stored', 'text']) })),
  unreadable: z.array(unreadableSchema),
})

export type ImportPreview = Readonly<z.output<typeof importPreviewSchema>>

/** The category of what is imported without one of its own. */
export const importCategorySchema = resourceTexts.category.default('')
