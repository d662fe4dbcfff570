import type { Reason } from '../../model/message.ts'
import { Refusal } from '../../model/refusal.ts'
import { patternFault } from '../pattern/pattern-fault.ts'
import { PatternError } from '../pattern/syntax.ts'
import { tokenNames } from './tokens.ts'

type Field = 'pattern' | 'replacement' | 'followed'

/** A refusal of how a task picks files or names them. */
export function ruleInvalid(field: Field, fault: Reason, options?: ErrorOptions) {
  return new Refusal('SAVING_RULE_INVALID', { field, ...fault }, options)
}

/** Reads a field; what cannot be read is refused with its place. */
export function inField<Read>(field: Field, read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    const at = error.position + 1
    const fault =
      error.reason === 'unknown-token'
        ? patternFault(error.reason, { at, tokens: tokenNames.join(', ') })
        : patternFault(error.reason, { at })
    throw ruleInvalid(field, fault, { cause: error })
  }
}
