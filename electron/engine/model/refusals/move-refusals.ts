import { z } from 'zod'
import { reasonSchema } from '../message.ts'

const nothing = z.object({})

/** What is wrong with a backup that is asked for, or with a file that holds everything; lines of `refusal.ts`. */
export const moveRefusals = {
  BACKUP_NOT_FOUND: {
    status: 404,
    data: z.object({ name: z.string() }),
    message: 'There is no backup “{{name}}”; it may have been removed.',
  },
  FILE_UNWRITABLE: {
    status: 422,
    data: reasonSchema.extend({ file: z.string() }),
    message: '“{{file}}” cannot be written: {{reason}}',
  },
  /** Of an export into the data folder. */
  FILE_OWN: {
    status: 422,
    data: z.object({ file: z.string() }),
    message: '“{{file}}” belongs to Pansentry itself. Name a file outside of the data folder.',
  },
  FILE_EXISTS: {
    status: 409,
    data: z.object({ file: z.string() }),
    message: '“{{file}}” is there already. Name another file, or let it be replaced.',
  },
  /** Another file was chosen, or is being received. */
  MOVE_GONE: {
    status: 410,
    data: nothing,
    message: 'This file is not here any more. Choose it again.',
  },
  MOVE_FOREIGN: {
    status: 422,
    data: nothing,
    message:
      'This is not a file that Pansentry saved everything in. Their names end in “.pansentry.tar.gz”.',
  },
  MOVE_DAMAGED: {
    status: 422,
    data: reasonSchema,
    message:
      'This file is damaged: {{reason}} Nothing was changed; save it once more, or copy it again.',
  },
  MOVE_NEWER: {
    status: 409,
    data: z.object({ madeBy: z.string() }),
    message:
      'A newer Pansentry ({{madeBy}}) wrote this file. Install that version here, and choose the file again.',
  },
  /** An entry that would become a file elsewhere, or is no file. */
  MOVE_UNSAFE: {
    status: 422,
    data: z.object({ name: z.string() }),
    message:
      'Pansentry did not make this file: “{{name}}” in it may not become a file here. Nothing was changed.',
  },
  /** Both in MB. */
  MOVE_TOO_LARGE: {
    status: 413,
    data: z.object({ size: z.number(), limit: z.number() }),
    message:
      'This needs {{size}} MB, and the disk of the data folder has {{limit}} MB left for it. Free some space, and try again.',
  },
  MOVE_PASSPHRASE_WRONG: {
    status: 422,
    data: nothing,
    message:
      'This is not the passphrase that the secrets were saved with. Nothing was changed; try again, or leave it empty and type them in again later.',
  },
} as const
