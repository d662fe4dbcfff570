import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isRefusal } from '../../../electron/engine/model/refusal.ts'
import { nameAll } from '../../../electron/engine/saving/names/naming.ts'
import { readRule } from '../../../electron/engine/saving/names/rule.ts'

const resultSchema = z.object({
  source: z.string(),
  outcome: z.enum(['save', 'ignore']),
  name: z.string().optional(),
  reason: z.string().optional(),
})

/** A share, a folder and a rule, and what quark-auto-save made of them. Times are milliseconds since 1970. */
export const renameCaseSchema = z.object({
  id: z.string(),
  tags: z.array(z.string()).default([]),
  taskname: z.string(),
  pattern: z.string(),
  replace: z.string(),
  ignore_extension: z.boolean().default(false),
  /** The day of the run. */
  now: z.iso.date(),
  existing: z.array(z.object({ name: z.string(), dir: z.boolean() })),
  source: z.array(z.object({ name: z.string(), updated_at: z.number(), dir: z.boolean() })),
  qas: z.object({
    results: z.array(resultSchema).default([]),
    /** Set where the run ended with an error. */
    error: z.string().optional(),
  }),
  /** What is right where that program was wrong, in prose. */
  wanted: z.string().optional(),
})

export type RenameCase = Readonly<z.output<typeof renameCaseSchema>>

/** What became of one file, or of all where the rule was refused. */
export type Answer =
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'named'; readonly results: readonly Result[] }

export type Result = {
  readonly source: string
  readonly outcome: 'save' | 'ignore'
  /** Of one that is saved. */
  readonly name: string
  /** Why it is left, or keeps its own name; empty where there was no reason to. */
  readonly reason: string
}

/** Reads a list of cases under `cases`. */
export function readRenameCases(file: string): RenameCase[] {
  const form = z.object({ cases: z.array(renameCaseSchema) })
  return form.parse(JSON.parse(readFileSync(file, 'utf8'))).cases
}

/** What Pansentry makes of a case. */
export function answerOf(each: RenameCase): Answer {
  const options = {
    taskName: each.taskname,
    today: each.now,
    isSuffixIgnored: each.ignore_extension,
  }
  const items = each.source.map(({ dir, name, updated_at: updatedAt }) => ({
    name,
    isFolder: dir,
    updatedAt,
  }))
  const present = each.existing.map(({ dir, name }) => ({ name, isFolder: dir }))
  try {
    const rule = readRule({ pattern: each.pattern, replacement: each.replace })
    const results = nameAll(rule, items, present, options).map((naming): Result => {
      const { item, outcome } = naming
      return outcome === 'save'
        ? { source: item.name, outcome, name: naming.name, reason: naming.own ?? '' }
        : { source: item.name, outcome, name: '', reason: naming.reason }
    })
    return { kind: 'named', results }
  } catch (error) {
    if (isRefusal(error, 'SAVING_RULE_INVALID')) return { kind: 'refused', sentence: error.message }
    throw error
  }
}
