import type { Translatable } from '../model/message.ts'
import { isRefusal } from '../model/refusal.ts'
import { refusalText } from '../model/refusals/refusal-text.ts'
import { storeFailure } from '../store/store-refusal.ts'

/**
 * A failure of the job's own doing, such as an exit code: its text, and the stack of the person's own code
 * if there is one, are all that explains it. Where Pansentry noticed it explains nothing.
 */
export class JobFailure extends Error {
  override readonly name = 'JobFailure'
  readonly text: Translatable
  /** What the log shows. */
  readonly trace: Translatable

  constructor(text: Translatable, ownStack?: string) {
    super(typeof text === 'string' ? text : text.key)
    this.text = text
    this.trace = ownStack ?? text
  }
}

/** Why something failed, as a sentence or a part of one. */
export function failureText(error: unknown): Translatable {
  if (error instanceof JobFailure) return error.text
  return storeFailure(error) ?? refusalText(error)
}

/** The same for the log, with the place where it happened. */
export function failureTrace(error: unknown): Translatable {
  if (error instanceof JobFailure) return error.trace
  // It is an answer, and no fault of ours.
  if (isRefusal(error)) return refusalText(error)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
