import type { z } from 'zod'

/** A call of a job that cannot be answered; `message` is a sentence for the author of the job. */
export class CallError extends Error {
  override readonly name = 'CallError'
  /** The stable code of a refusal; empty for a wrong argument. */
  readonly code: string

  constructor(message: string, code = '', options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

const paging = 'read the next page with “after”, the id of the last resource of this one'
const verdict = 'a verdict comes from a check alone: links.check(url, { record: true })'

// What people write who know the old system's columns and SQLAlchemy's words.
const hints = new Map([
  ['offset', paging],
  ['page', paging],
  ['skip', paging],
  ['is_expired', verdict],
  ['isExpired', verdict],
  ['state', verdict],
  ['health', verdict],
  ['link', 'write “url”'],
  ['name', 'write “title”'],
  ['password', 'write “passcode”'],
  ['pwd', 'write “passcode”'],
])

const filterHints = new Map([
  ...hints,
  ['is_expired', 'write “isExpired”'],
  ['state', 'write “health”'],
  ['status', 'write “health”'],
  ['batch_size', 'write “limit”'],
  ['title', 'write “text”'],
])

const listing = ['resources.list', 'resources.count']

/** Reads what a job gave to a call; throws a `CallError` that names what does not fit. */
export function readInput<Schema extends z.ZodType>(
  call: string,
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const { data, error, success } = schema.safeParse(input)
  if (success) return data
  const [issue] = error.issues
  throw new CallError(`${call}: ${issue ? sentence(call, issue) : error.message}`, '', {
    cause: error,
  })
}

function sentence(call: string, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys
    const hint = (listing.includes(call) ? filterHints : hints).get(name)
    return hint === undefined ? `there is no “${name}”.` : `there is no “${name}”; ${hint}.`
  }
  const where = issue.path.join('.')
  return where === '' ? `${issue.message}.` : `“${where}” does not fit: ${issue.message}.`
}
