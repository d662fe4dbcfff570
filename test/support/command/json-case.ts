import { z } from 'zod'

/** A command with --json, and what it has to print. */
export type JsonCase = {
  readonly args: readonly string[]
  readonly input?: string
  /** What standard output holds: one document, or one a line. */
  readonly answer: z.ZodType | { readonly lines: z.ZodType }
  readonly exit?: number
  /** The code of the error on standard error. */
  readonly error?: string
  /** What an engine of the command's own logs as errors: the scope of each. */
  readonly logged?: readonly string[]
}

/** The answer of a command that prints none. */
export const nothing = z.never()
