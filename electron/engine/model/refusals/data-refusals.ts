import { z } from 'zod'
import { reasonSchema } from '../message.ts'

/** The reason tells which backup helps. */
const lostDatabase = { status: 422, data: reasonSchema.extend({ file: z.string() }) } as const
const failingDisk = { status: 503, data: z.object({}) } as const

/** What befalls the data folder, its database and the backups; lines of the table in `refusal.ts`. */
export const dataRefusals = {
  /** Another process works on the data folder; `kind` is one of `desktop`, `serve` and `cli`. */
  FOLDER_HELD: {
    status: 409,
    data: z.object({ dataFolder: z.string(), kind: z.string(), pid: z.string() }),
    message:
      '{{dataFolder}} is in use by another Pansentry ({{kind}}, process {{pid}}). Stop it first, or choose another folder with PANSENTRY_DATA_DIR.',
  },
  /** What lies at `path` is another user's: what it holds would run as this one. */
  FOLDER_FOREIGN: {
    status: 409,
    data: z.object({ path: z.string() }),
    message:
      '{{path}} belongs to another user, who could change what runs here. Make it yours (chown), remove it, or choose another data folder with PANSENTRY_DATA_DIR.',
  },
  FOLDER_SHARED: {
    status: 409,
    data: z.object({ path: z.string() }),
    message:
      'Other users can write to {{path}}, and so change what runs here. Choose a data folder of your own with PANSENTRY_DATA_DIR.',
  },
  FOLDER_UNUSABLE: {
    status: 422,
    data: reasonSchema.extend({ path: z.string() }),
    message:
      'Nothing can be written in {{path}} ({{reason}}). Give yourself the right to, free the disk, or choose another data folder with PANSENTRY_DATA_DIR.',
  },
  FOLDER_BLOCKED: {
    status: 409,
    data: z.object({ path: z.string() }),
    message: '{{path}} is no folder, and Pansentry needs one of that name. Move it aside.',
  },
  /** A virus scanner, an indexer, a sync client, an editor; on Windows also a file that is marked read-only. */
  FILE_HELD: {
    status: 503,
    data: z.object({ file: z.string() }),
    message:
      'Another program holds {{file}}, or it is write-protected. Close that program (an editor, a virus scanner, OneDrive), or try again in a moment.',
  },
  FILE_UNUSABLE: {
    status: 503,
    data: reasonSchema.extend({ file: z.string() }),
    message:
      '{{file}} cannot be read or written ({{reason}}). Free the disk, or give yourself the right to, and try again.',
  },
  STORE_NEWER: {
    status: 409,
    data: z.object({ file: z.string(), schema: z.number(), known: z.number() }),
    message:
      '{{file}} was written by a newer Pansentry (schema {{schema}}, this one knows {{known}}). Install the newer version, or choose another data folder with PANSENTRY_DATA_DIR.',
  },
  STORE_DAMAGED: {
    ...lostDatabase,
    message: '{{file}} is damaged, or no database at all. It was left as it is. {{reason}}',
  },
  STORE_EMPTY: {
    ...lostDatabase,
    message: '{{file}} is empty: what it held is lost. {{reason}}',
  },
  STORE_FOREIGN: {
    ...lostDatabase,
    message: '{{file}} is the database of another program. It was left as it is. {{reason}}',
  },
  STORE_UNOPENABLE: {
    status: 422,
    data: reasonSchema.extend({ file: z.string() }),
    message: '{{file}} cannot be opened: {{reason}}',
  },
  /** What an open database fails at, `STORE_BUSY` to `STORE_FAILING`, any call may meet; it is no fault of the caller's. */
  STORE_BUSY: {
    ...failingDisk,
    message:
      'Another program has locked the database. Nothing was changed; try again in a moment, or close that program.',
  },
  STORE_FULL: {
    status: 507,
    data: z.object({}),
    message: 'The disk is full. Nothing was changed; free some space, and try again.',
  },
  STORE_READ_ONLY: {
    ...failingDisk,
    message:
      'Nothing can be written to the database: its disk or its folder is read-only, or the file is not where it was. Nothing was changed.',
  },
  STORE_CORRUPT: {
    ...failingDisk,
    message:
      'A part of the database is damaged and cannot be read. “pansentry doctor” tells which backup to restore.',
  },
  STORE_FAILING: {
    status: 503,
    data: reasonSchema,
    message: 'The disk does not let the database be read or written: {{reason}}',
  },
  BACKUP_NEWER: {
    status: 409,
    data: z.object({ file: z.string(), schema: z.number(), known: z.number() }),
    message:
      '{{file}} was written by a newer Pansentry (schema {{schema}}, this one knows {{known}}).',
  },
  BACKUP_DAMAGED: {
    status: 422,
    data: reasonSchema.extend({ file: z.string() }),
    message: '{{file}} is damaged: {{reason}}',
  },
  BACKUP_FOREIGN: {
    status: 422,
    data: z.object({ file: z.string() }),
    message: '{{file}} is not a backup of Pansentry.',
  },
  /** The database that a backup would replace. */
  RESTORE_UNKEPT: {
    status: 422,
    data: reasonSchema.extend({ file: z.string() }),
    message:
      '{{file}} could not be kept ({{reason}}), so nothing was changed. Free the disk, or move it aside yourself, and restore again.',
  },
} as const
