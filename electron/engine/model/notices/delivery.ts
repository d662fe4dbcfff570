import { z } from 'zod'

/**
 * What became of one attempt to send: `later`, it may be tried again; `broken`, the channel needs mending first;
 * `refused`, this message will never be taken; `unsure`, it may have arrived, and is not sent again by itself.
 */
export const attemptResults = ['delivered', 'later', 'broken', 'refused', 'unsure'] as const

/** One attempt; `words` are the service's own, or those of the network. */
export const attemptSchema = z.object({
  at: z.number(),
  result: z.enum(attemptResults),
  words: z.string(),
})
export type Attempt = Readonly<z.output<typeof attemptSchema>>
export type AttemptResult = Attempt['result']

/** How a channel answered; with `later`, milliseconds it asks to be left alone. */
export type Delivery = {
  readonly result: AttemptResult
  readonly words: string
  readonly waitMs?: number
  /** With `broken`: there is nobody any more who could mend it. */
  readonly isGone?: boolean
}

/** How it stands with a message: `dropped` ones were too many or waited too long. */
export const messageStates = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'failed',
  'unsure',
  'dropped',
] as const
export const messageStateSchema = z.enum(messageStates)
export type MessageState = z.output<typeof messageStateSchema>
