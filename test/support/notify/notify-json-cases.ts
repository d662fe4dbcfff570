import { z } from 'zod'
import { channelKindSchema, channelSchema } from '../../../electron/engine/model/notices/channel.ts'
import { attemptSchema } from '../../../electron/engine/model/notices/delivery.ts'
import { muteSchema, rulesSchema } from '../../../electron/engine/model/notices/rules.ts'
import { type JsonCase, nothing } from '../command/json-case.ts'

/** What the commands of `notify` print with --json, in the order they run in. */
export const notifyJsonCases: Readonly<Record<string, readonly JsonCase[]>> = {
  'notify list': [{ args: [], answer: channelSchema.strict().array().length(1) }],
  'notify kinds': [
    {
      args: [],
      answer: z.strictObject({ kind: channelKindSchema, fields: z.array(z.unknown()) }).array(),
    },
  ],
  'notify add': [
    { args: ['webhook', '--set', 'url=http://127.0.0.1:1/a-hook'], answer: channelSchema.strict() },
    { args: ['webhook'], answer: nothing, exit: 1, error: 'CHANNEL_INVALID' },
    { args: ['pigeon'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['ntfy', '--set', 'topic'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'notify set': [
    { args: ['2', '--name', 'mine', '--off'], answer: channelSchema.strict() },
    { args: ['99', '--on'], answer: nothing, exit: 1, error: 'CHANNEL_NOT_FOUND' },
  ],
  'notify test': [{ args: ['2'], answer: attemptSchema.omit({ at: true }).strict(), exit: 1 }],
  'notify take-over': [{ args: [], answer: nothing, exit: 1, error: 'PUSH_SETTINGS_MISSING' }],
  'notify rules': [
    { args: [], answer: rulesSchema },
    {
      args: ['-'],
      input: '{"rules":[{"send":"daily"}],"quietHours":null,"digest":{"at":"09:00","weekday":1}}',
      answer: rulesSchema,
    },
    { args: ['-'], input: '{"rules":7}', answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'notify log': [{ args: [], answer: z.array(z.never()) }],
  'notify resend': [{ args: ['1'], answer: nothing, exit: 1, error: 'MESSAGE_NOT_FOUND' }],
  'notify mute': [
    {
      args: ['link', '1', '--until', '2090-01-01'],
      answer: muteSchema.strict().array().length(1),
    },
    { args: ['job'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'notify remove': [
    { args: ['2'], answer: z.strictObject({ removed: z.literal(2) }) },
    { args: ['2'], answer: nothing, exit: 1, error: 'CHANNEL_NOT_FOUND' },
  ],
}
