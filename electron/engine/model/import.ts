import { z } from 'zod'
import { linkSchema } from './link.ts'
import { resourceTexts } from './resource.ts'
import { mostChosen } from './resources/bulk.ts'
import { tagsSchema } from './resources/labels.ts'
import { encodings } from './terms/encoding.ts'

export { importLimit } from './terms/import-limit.ts'

/** What a file is read as; `text` takes Markdown too, `shortcut` is a file that holds one address. */
export const importFormats = [
  'text',
  'csv',
  'json',
  'jsonl',
  'sql',
  'html',
  'xlsx',
  'shortcut',
] as const

export type ImportFormat = (typeof importFormats)[number]

const format = z.enum(importFormats).optional()

export const importTextSchema = z.object({ text: z.string(), format })

export const importFileSchema = z.object({
  file: z.file(),
  format,
  encoding: z.enum(encodings).optional(),
})

/** A pasted text, or a file as it is; what is not given is told from the content. */
export const importSourceSchema = z.union([importTextSchema, importFileSchema])

export type ImportSource = Readonly<z.output<typeof importSourceSchema>>

/** A link that may become a resource. */
export const candidateSchema = z.object({
  /** Where it stands: a line of a text or a table, an item of a list; from 1. */
  line: z.number(),
  title: z.string(),
  link: linkSchema,
  category: z.string(),
  tags: z.array(z.string()).exactOptional(),
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
  /** A passcode beside several links, which may be of any of them. */
  'whose_passcode',
] as const

export const unreadableSchema = z.object({
  line: z.number(),
  /** Its beginning. */
  text: z.string(),
  why: z.enum(unreadableReasons),
})

export type Unreadable = Readonly<z.output<typeof unreadableSchema>>

/** What a line, a row or an item gives. */
export type Finding = Candidate | Unreadable

/** Why a title may be wrong: there was none, so that the link is called by its address, or it reads like a sentence. */
export const titleDoubts = ['missing', 'long'] as const

export type TitleDoubt = (typeof titleDoubts)[number]

const { line, title, category } = candidateSchema.shape
const { url, provider, passcode } = linkSchema.shape

/** A new link of a preview. */
export const importRowSchema = z.object({
  /** Its place among the new ones, from 0, by which it is edited. */
  row: z.number(),
  line,
  title,
  titleDoubt: z.enum(titleDoubts).nullable(),
  url,
  provider,
  passcode,
  category,
  tags: z.array(z.string()),
})

export type ImportRow = Readonly<z.output<typeof importRowSchema>>

/** Which of the new links of a preview are read; `offset` counts within that part. */
export const importRowsQuerySchema = z.object({
  token: z.string(),
  part: z.enum(['all', 'unsure']).default('all'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
})

export type ImportRowsQuery = Readonly<z.output<typeof importRowsQuerySchema>>

/** What a person changed of one new link before it is imported; what is absent stays. */
export const importEditSchema = z.strictObject({
  row: z.number().int().min(0),
  /** Absent: as the other rows. */
  isTaken: z.boolean().optional(),
  title: resourceTexts.title.optional(),
  /** Empty: what the text carries. */
  passcode: resourceTexts.passcode.optional(),
  category: resourceTexts.category.optional(),
  tags: tagsSchema.optional(),
})

export type ImportEdit = Readonly<z.output<typeof importEditSchema>>

/** What an import would do, before it does it. */
export const importPreviewSchema = z.object({
  /** Names this preview to `commit`; held until the next preview, or until nothing was read of it for an hour. */
  token: z.string(),
  newCount: z.number(),
  duplicateCount: z.number(),
  unreadableCount: z.number(),
  /** The first of each kind, to show; the counts are of all. */
  fresh: z.array(importRowSchema),
  /** How many of the new ones have a title that may be wrong. */
  unsureCount: z.number(),
  duplicates: z.array(z.object({ line, title, url, where: z.enum(['stored', 'text']) })),
  unreadable: z.array(unreadableSchema),
  /** How many were not understood for each reason; reasons of none are left out. */
  unreadableReasons: z.partialRecord(z.enum(unreadableReasons), z.number()),
  /** The new ones that lead into this computer or its network: how many, and the first of them. */
  ownNetwork: z.object({ count: z.number(), urls: z.array(z.string()) }),
  /** What it was read as, and in which encoding; null for what holds its letters in one way only. */
  format: z.enum(importFormats),
  encoding: z.enum(encodings).nullable(),
  /** Columns and keys that were filled in and have no place here. */
  leftOut: z.array(z.string()),
})

export type ImportPreview = Readonly<z.output<typeof importPreviewSchema>>

/** An import that is complete. */
export const finishedImportSchema = z.object({
  id: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
  added: z.number(),
  /** How many of its links are still there. */
  kept: z.number(),
})

export type FinishedImport = Readonly<z.output<typeof finishedImportSchema>>

/** The category of what is imported without one of its own. */
export const importCategorySchema = resourceTexts.category.default('')

/** What of a preview is imported, and as what. */
export const importChoiceSchema = z.strictObject({
  token: z.string(),
  category: importCategorySchema,
  /** What becomes of the rows that no edit takes or leaves. */
  others: z.enum(['taken', 'left']).default('taken'),
  edits: z.array(importEditSchema).max(mostChosen).default([]),
})

type WholeChoice = Readonly<z.output<typeof importChoiceSchema>>

/** What is absent is as in the schema. */
export type ImportChoice = Partial<WholeChoice> & Pick<WholeChoice, 'token'>
