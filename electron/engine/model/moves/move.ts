import { z } from 'zod'
import { translatableSchema } from '../message.ts'

/** A backup's name: the time it was made at, or the time at which something took its place. */
export const backupNameSchema = z
  .string()
  .regex(/^pansentry-(?:before-restore-)?\d{8}-\d{6}(?:-\d+)?\.db$/)

/**
 * How much of a database there is to see from outside; each page is read before one is restored. `good`: whole when it
 * was made, and as long as it says it is. `newer`: a newer Pansentry wrote it.
 */
export const backupStates = ['good', 'newer', 'damaged'] as const

export const backupSchema = z.object({
  name: backupNameSchema,
  /** `backup`: made by the job; `before`: what was there until something was put in its place. */
  kind: z.enum(['backup', 'before']),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  bytes: z.number(),
  /** The version of its schema; null where the file is no database. */
  schema: z.number().nullable(),
  state: z.enum(backupStates),
})

export type Backup = z.output<typeof backupSchema>

/** What a database holds, counted. */
export const contentsSchema = z.object({
  links: z.number(),
  jobs: z.number(),
  runs: z.number(),
})

export type Contents = z.output<typeof contentsSchema>

/**
 * What a move cannot take along readably, by name: variables of scripts by job, the proxies with a password, the
 * channels and hooks that have a key, and the accounts at drives.
 */
export const movedSecretsSchema = z.object({
  variables: z.record(z.string(), z.array(z.string())),
  proxies: z.array(z.string()),
  // A file of before there were channels or accounts has none.
  channels: z.array(z.string()).default([]),
  hooks: z.array(z.string()).default([]),
  accounts: z.array(z.string()).default([]),
})

export type MovedSecrets = z.output<typeof movedSecretsSchema>

/** Long enough that guessing it from a stolen file is no evening's work. */
export const passphraseSchema = z.string().min(8).max(1000)

/** What the file of a move says of itself, its first entry. */
export const manifestSchema = z.object({
  format: z.literal('pansentry'),
  /** Of the file; the schema of the database has its own. */
  version: z.number(),
  /** The Pansentry that wrote it. */
  madeBy: z.string(),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  contents: contentsSchema,
  /** The entries that follow, in their order. */
  files: z.array(z.object({ name: z.string(), bytes: z.number().int().min(0) })),
  /** Files of the folders `jobs` and `scripts` that were not taken along. */
  leftOut: z.array(z.string()),
  secrets: movedSecretsSchema,
})

export type Manifest = z.output<typeof manifestSchema>

/** Names a file that is being received, or was; it opens nothing. */
export const moveTokenSchema = z.string().regex(/^[\da-f]{32}$/)

/** How far the writing of a move is. */
export const packProgressSchema = z.discriminatedUnion('state', [
  /** `done` of `total` steps of about the same length. */
  z.object({ state: z.literal('working'), done: z.number(), total: z.number() }),
  z.object({
    state: z.literal('ready'),
    token: moveTokenSchema,
    /** The name the file is to have. */
    name: z.string(),
    bytes: z.number(),
    /** Files of the folders `jobs` and `scripts` that were not taken along. */
    leftOut: z.array(z.string()),
    secrets: movedSecretsSchema,
    /** Whether the secrets are in it, sealed. */
    isSealed: z.boolean(),
  }),
])

export type PackProgress = z.output<typeof packProgressSchema>

export const movePreviewSchema = z.object({
  madeBy: z.string(),
  madeAt: z.number(),
  /** What comes. */
  contents: contentsSchema,
  /** What is here now, and is kept aside. */
  replaced: contentsSchema,
  /** The files of jobs and scripts that come; they are programs, and will run here. */
  files: z.array(z.string()),
  leftOut: z.array(z.string()),
  secrets: movedSecretsSchema,
  isSealed: z.boolean(),
  /** Whether this machine can keep the secrets of scripts. */
  keepsSecrets: z.boolean(),
})

export type MovePreview = z.output<typeof movePreviewSchema>

/** What was put in the place of a database at the last start that did. */
export const replacedSchema = z.object({
  at: z.number(),
  kind: z.enum(['backup', 'move']),
  /** The name of the file that was taken. */
  source: z.string(),
  /** Where that lies which was there before; empty where there was nothing. */
  kept: z.array(z.string()),
  /** Why everything stayed as it was; null where it was replaced. */
  problem: translatableSchema.nullable(),
})

export type Replaced = z.output<typeof replacedSchema>
