import { type Reason, reasonsOf } from '../model/message.ts'
import { Refusal } from '../model/refusal.ts'
import { requestReason } from '../model/refusals/system-fault.ts'

/** What is wrong with a sign-in, or with trying it, in English; `accountFault` of the words has each language. */
export const accountFaults = {
  empty: 'There is nothing in it.',
  lines: 'It has several lines. Paste the cookie of one account, as one line.',
  characters: 'It has a character that no cookie has. Copy it once more, and nothing beside it.',
  tooLong: 'It is longer than a cookie can be.',
  form: '“{{part}}” is no name=value. Copy the whole line that the browser shows as Cookie.',
  missing: '{{name}} is not in it. Sign in first, and copy all cookies of the page.',
  network: 'The drive could not be reached: {{words}}',
  limited: 'The drive wants to be left alone for now. Try again in some minutes.',
  unknown: 'The drive answered something that is not known ({{words}}).',
} as const

export const accountFault = reasonsOf('accountFault', accountFaults)

/** A refusal of a sign-in; nothing of it is kept. */
export const accountInvalid = (fault: Reason) => new Refusal('ACCOUNT_INVALID', fault)

/** A refusal where the drive could not be asked. */
export const accountUntested = (cause: unknown) =>
  new Refusal('ACCOUNT_UNTESTED', accountFault('network', { words: requestReason(cause) }), {
    cause,
  })
