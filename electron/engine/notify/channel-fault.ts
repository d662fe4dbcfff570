import { type Reason, reasonsOf } from '../model/message.ts'
import { Refusal } from '../model/refusal.ts'

/** What can be wrong with the settings of a channel, in English; `channelFault` of the words has each language. */
export const channelFaults = {
  missing: '“{{field}}” has to be filled in.',
  unknown: 'There is no field “{{field}}” in this kind of channel.',
  unfit: 'What is written for “{{field}}” does not fit.',
  choice: '“{{field}}” has to be one of {{choices}}.',
  hidden:
    'For “{{field}}” the secret itself is needed: there is none yet for which *** could stand.',
  moved:
    'Write “{{field}}” once more: what is kept was given for another address or another way to it, and is not sent by a new one.',
} as const

export const channelFault = reasonsOf('channelFault', channelFaults)

/** A refusal of settings; nothing of them is kept. */
export function channelInvalid(field: string, fault: Reason): Refusal {
  return new Refusal('CHANNEL_INVALID', { field, ...fault })
}
