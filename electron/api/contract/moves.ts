import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  backupNameSchema,
  backupSchema,
  movePreviewSchema,
  moveTokenSchema,
  packProgressSchema,
  passphraseSchema,
  replacedSchema as storedReplacedSchema,
} from '../../engine/model/moves/move.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { call, restoring } from './call.ts'

export {
  type Backup,
  type MovedSecrets,
  type MovePreview,
  type PackProgress,
  passphraseSchema,
} from '../../engine/model/moves/move.ts'

/** What was replaced, as it is shown: what kept it from that is in the language of the settings. */
const replacedSchema = storedReplacedSchema.extend({ problem: z.string().nullable() })

export type Replaced = z.output<typeof replacedSchema>

const {
  BACKUP_DAMAGED,
  BACKUP_FOREIGN,
  BACKUP_NEWER,
  BACKUP_NOT_FOUND,
  FILE_EXISTS,
  FILE_HELD,
  FILE_OWN,
  FILE_UNWRITABLE,
  MOVE_DAMAGED,
  MOVE_FOREIGN,
  MOVE_GONE,
  MOVE_NEWER,
  MOVE_PASSPHRASE_WRONG,
  MOVE_TOO_LARGE,
  MOVE_UNSAFE,
} = refusals

const name = backupNameSchema
const token = moveTokenSchema

/** Bytes of one piece of a file; as Base64 it fits into a body. */
export const pieceBytes = 1024 * 1024

const piece = z.base64().max(Math.ceil(pieceBytes / 3) * 4)

/** Where that will lie which is here now; the process that answers starts again to do it. */
const keptSchema = z.object({ kept: z.array(z.string()) })

/** The copies of the database. To make one, run the job `back_up_database`. */
export const backups = {
  /** Newest first; `last` is what was put in place at the last start that did so. */
  list: call('owner')
    .route({ method: 'GET', path: '/backups', summary: 'The backups', tags: ['Backup and move'] })
    .output(z.object({ backups: z.array(backupSchema), last: replacedSchema.nullable() })),
  file: call('owner')
    .route({
      method: 'GET',
      path: '/backups/{name}/file',
      summary: 'A backup as a file',
      tags: ['Backup and move'],
    })
    .errors({ BACKUP_NOT_FOUND })
    .input(z.object({ name }))
    .output(z.file()),
  /** Shows a backup in the file manager. */
  show: call('owner')
    .meta({ atTheMachine: true })
    .errors({ BACKUP_NOT_FOUND })
    .input(z.strictObject({ name }))
    .output(z.void()),
  delete: call('owner')
    .route({
      method: 'DELETE',
      path: '/backups/{name}',
      summary: 'Delete a backup',
      tags: ['Backup and move'],
      successStatus: 204,
    })
    .errors({ BACKUP_NOT_FOUND })
    .input(z.strictObject({ name }))
    .output(z.void()),
  undelete: restoring('owner', '/backups/{name}/deletion', 'a backup', 'Backup and move')
    .errors({ BACKUP_NOT_FOUND })
    .input(z.strictObject({ name })),
  /** Puts a backup in the place of the database, which is kept. Pansentry starts again to do it. */
  restore: call('owner')
    .route({
      method: 'POST',
      path: '/backups/{name}/restore',
      summary: 'Put a backup in the place of the database, and start again',
      tags: ['Backup and move'],
    })
    .meta({ takesLong: true })
    .errors({ BACKUP_DAMAGED, BACKUP_FOREIGN, BACKUP_NEWER, BACKUP_NOT_FOUND, MOVE_TOO_LARGE })
    .input(z.strictObject({ name }))
    .output(keptSchema),
}

/** Everything as one file: out of one Pansentry, and into another. */
export const moves = {
  /** Writes the file and tells how far it is, at last by which token it can be had. */
  pack: call('owner')
    .route({
      method: 'POST',
      path: '/moves/pack',
      summary: 'Write everything into one file, with progress as server-sent events',
      tags: ['Backup and move'],
    })
    .errors({ MOVE_TOO_LARGE })
    .input(z.strictObject({ passphrase: passphraseSchema.optional() }))
    .output(eventIterator(packProgressSchema)),
  file: call('owner')
    .route({
      method: 'GET',
      path: '/moves/{token}/file',
      summary: 'The file that was written',
      tags: ['Backup and move'],
    })
    .errors({ MOVE_GONE })
    .input(z.object({ token }))
    .output(z.file()),
  /** Puts the file that was written where `path` says, else among the person's downloads, and shows it there. */
  save: call('owner')
    .meta({ atTheMachine: true, takesLong: true })
    .errors({ FILE_EXISTS, FILE_HELD, FILE_OWN, FILE_UNWRITABLE, MOVE_GONE })
    .input(
      z.strictObject({
        token,
        path: z.string().min(1).max(4096).optional(),
        /** Whether a file that is there already may be replaced. */
        replaces: z.boolean().default(false),
      }),
    )
    .output(z.object({ path: z.string() })),
  /** Takes one piece after another of a file, from its beginning; the first answers with the token of the others. */
  receive: call('owner')
    .route({
      method: 'POST',
      path: '/moves/pieces',
      summary: 'Hand over the next piece of a file',
      tags: ['Backup and move'],
    })
    .errors({ MOVE_GONE, MOVE_TOO_LARGE })
    .input(z.strictObject({ token: token.optional(), offset: z.number().int().min(0), piece }))
    .output(z.object({ token })),
  /** Reads the whole file and says what it holds and what it would replace; nothing is changed. */
  preview: call('owner')
    .route({
      method: 'POST',
      path: '/moves/{token}/preview',
      summary: 'Read a file that was handed over, and say what it would replace',
      tags: ['Backup and move'],
    })
    .meta({ takesLong: true })
    .errors({ MOVE_DAMAGED, MOVE_FOREIGN, MOVE_GONE, MOVE_NEWER, MOVE_TOO_LARGE, MOVE_UNSAFE })
    .input(z.strictObject({ token }))
    .output(movePreviewSchema),
  /** Puts what was previewed in the place of everything, which is kept. Pansentry starts again to do it. */
  take: call('owner')
    .route({
      method: 'POST',
      path: '/moves/{token}/take',
      summary: 'Put what was previewed in the place of everything, and start again',
      tags: ['Backup and move'],
    })
    .meta({ takesLong: true })
    .errors({ MOVE_DAMAGED, MOVE_GONE, MOVE_PASSPHRASE_WRONG })
    .input(z.strictObject({ token, passphrase: passphraseSchema.optional() }))
    .output(keptSchema),
}
