import type { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import type { Message, Translatable } from '../../model/message.ts'

/** A call of a job that cannot be answered, told to the author of the job. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly text: Message
  /** The stable code of a refusal; empty for a wrong argument. */
  readonly code: string

  constructor(text: Message, code = '', options?: ErrorOptions) {
    super(text.key, options)
    this.text = text
    this.code = code
  }
}

const paging = message('log.call.hint.paging')
const verdict = message('log.call.hint.verdict')
const word = (text: string) => message('log.call.hint.word', { word: text })

// What people write who know the old system's columns and SQLAlchemy's words.
const hints = new Map([
  ['offset', paging],
  ['page', paging],
  ['skip', paging],
  ['is_expired', verdict],
  ['isExpired', verdict],
  ['state', verdict],
  ['health', verdict],
  ['link', word('url')],
  ['name', word('title')],
  ['password', word('passcode')],
  ['pwd', word('passcode')],
])

const filterHints = new Map([
  ...hints,
  ['is_expired', word('isExpired')],
  ['state', word('health')],
  ['status', word('health')],
  ['batch_size', word('limit')],
  ['title', word('text')],
])

const listing = ['resources.list()', 'resources.count()']

/**
 * Reads what a job gave to a call; throws a `CallError` that names what does not fit. `wanted` tells what a value
 * may be that can be several things.
 */
export function readInput<Schema extends z.ZodType>(
  call: string,
  schema: Schema,
  input: unknown,
  wanted?: Message,
): z.output<Schema> {
  const { data, error, success } = schema.safeParse(input)
  if (success) return data
  const [issue] = error.issues
  const text = issue
    ? sentence(call, issue, wanted)
    : message('log.call.invalid', { call, reason: error.message })
  throw new CallError(text, '', { cause: error })
}

function sentence(call: string, issue: z.core.$ZodIssue, wanted: Message | undefined): Message {
  if (issue.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys
    const hint = (listing.includes(call) ? filterHints : hints).get(name)
    return hint === undefined
      ? message('log.call.unknownName', { call, name })
      : message('log.call.otherName', { call, name, hint })
  }
  const reason = reasonOf(issue, wanted)
  const name = issue.path.join('.')
  return name === ''
    ? message('log.call.invalid', { call, reason })
    : message('log.call.invalidValue', { call, name, reason })
}

function reasonOf(issue: z.core.$ZodIssue, wanted: Message | undefined): Translatable {
  if (issue.code === 'invalid_union' && wanted) return wanted
  return issue.code === 'invalid_type'
    ? message('log.call.reason.type', { type: issue.expected })
    : issue.message
}
