import { z } from 'zod'

/** What can be wrong with what orders the links; lines of the table in `refusal.ts`. */
export const libraryRefusals = {
  LABEL_NOT_FOUND: {
    status: 404,
    data: z.object({ name: z.string() }),
    message: 'There is no category or tag “{{name}}”; it may have been renamed or deleted.',
  },
  LABEL_EXISTS: {
    status: 409,
    data: z.object({ name: z.string() }),
    message: 'There is already a “{{name}}”: merge the two, or choose another name.',
  },
  VIEW_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no view {{id}}; it may have been deleted.',
  },
  VIEW_EXISTS: {
    status: 409,
    data: z.object({ name: z.string() }),
    message: 'There is already a view “{{name}}”; choose another name.',
  },
  OVERRIDE_PAST: {
    status: 422,
    data: z.object({}),
    message: 'What you say of a link has to hold until a time that is still to come.',
  },
  LINK_OWN: {
    status: 422,
    data: z.object({}),
    message: 'A link cannot take its own place; name another one.',
  },
  /** Undone already, or forgotten by the nightly cleanup. */
  UNDO_GONE: {
    status: 410,
    data: z.object({ undo: z.number() }),
    message: 'There is nothing left to undo here: it was undone already, or is older than a week.',
  },
} as const
