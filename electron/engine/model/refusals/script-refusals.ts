import { z } from 'zod'

const data = z.object({ name: z.string() })

/** What can be wrong with a file of the scripts folder; lines of the table in `refusal.ts`. */
export const scriptRefusals = {
  SCRIPT_FILE_NOT_FOUND: {
    status: 404,
    data,
    message: 'There is no script “{{name}}” any more.',
  },
  /** Another page or another program wrote it, or there is one of that name. */
  SCRIPT_FILE_CHANGED: {
    status: 409,
    data,
    message:
      '“{{name}}” has changed since it was opened, and was left as it is. Open it again, or save under another name.',
  },
  SCRIPT_FILE_UNREADABLE: {
    status: 422,
    data,
    message: '“{{name}}” is no text in UTF-8, or too large; it cannot be edited here.',
  },
} as const
