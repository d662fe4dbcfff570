import { z } from 'zod'
import { reasonSchema } from '../message.ts'

/** What is refused of channels and messages; lines of the table in `refusal.ts`. */
export const noticeRefusals = {
  CHANNEL_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no channel {{id}}.',
  },
  CHANNEL_INVALID: {
    status: 422,
    data: reasonSchema.extend({ field: z.string() }),
    message: 'This channel cannot be used: {{reason}}',
  },
  MESSAGE_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no message {{id}}, or it waits to be sent.',
  },
  PUSH_SETTINGS_MISSING: {
    status: 404,
    data: z.object({}),
    message:
      'No push settings of quark-auto-save are kept here. Take over its quark_config.json first, in the desktop app.',
  },
} as const
