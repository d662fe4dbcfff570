import { z } from 'zod'
import { accountSchema } from '../../../electron/engine/model/account/account.ts'
import { cookieOf } from '../drives/account-answers.ts'
import { type JsonCase, nothing } from './json-case.ts'

const place = (name: string) => z.strictObject({ isOpen: z.literal(true), place: z.literal(name) })

/** What the commands of `account` print with --json, in the order they run in. */
export const accountJsonCases: Readonly<Record<string, readonly JsonCase[]>> = {
  'account list': [{ args: [], answer: z.array(z.never()) }],
  'account add': [
    { args: ['quark', '--name', '主号'], input: cookieOf('u1'), answer: accountSchema.strict() },
    { args: ['quark'], input: cookieOf('u1'), answer: nothing, exit: 1, error: 'ACCOUNT_EXISTS' },
    { args: ['quark'], input: 'swordfish', answer: nothing, exit: 1, error: 'ACCOUNT_INVALID' },
    {
      args: ['uc'],
      input: cookieOf('u2', 'of-yesterday'),
      answer: nothing,
      exit: 1,
      error: 'ACCOUNT_REFUSED',
    },
    { args: ['web'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'account test': [
    { args: ['1'], answer: accountSchema.strict() },
    { args: ['9'], answer: nothing, exit: 1, error: 'ACCOUNT_NOT_FOUND' },
  ],
  'account replace': [
    { args: ['1'], input: `Cookie: ${cookieOf('u1')}\n`, answer: accountSchema.strict() },
    { args: ['1'], input: '', answer: nothing, exit: 1, error: 'ACCOUNT_INVALID' },
  ],
  'account secrets': [
    { args: [], answer: place('key-file') },
    { args: ['memory'], answer: place('memory') },
    { args: ['key-file'], answer: place('key-file') },
    { args: ['drawer'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'account remove': [
    { args: ['1'], answer: z.strictObject({ removed: z.literal(1) }) },
    { args: ['1'], answer: nothing, exit: 1, error: 'ACCOUNT_NOT_FOUND' },
  ],
}
