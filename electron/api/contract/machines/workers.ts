import { z } from 'zod'
import { refusals } from '../../../engine/model/refusal.ts'
import {
  addedWorkerSchema,
  workersStateSchema as storedStateSchema,
} from '../../../engine/model/workers/seen-worker.ts'
import { workerNameSchema } from '../../../engine/model/workers/worker.ts'
import { call, restoring } from '../call.ts'

export {
  type AddedWorker,
  type DriveTotal,
  type SeenLane,
  type SeenWorker,
} from '../../../engine/model/workers/seen-worker.ts'
export { workerNameSchema } from '../../../engine/model/workers/worker.ts'

const {
  QUEUE_ADDRESS_INVALID,
  QUEUE_FAILED,
  QUEUE_FIXED,
  QUEUE_MISSING,
  QUEUE_NARROW,
  QUEUE_UNENCRYPTED,
  SECRETS_UNKEPT,
  WORKER_EXISTS,
  WORKER_NOT_FOUND,
} = refusals
const ofRoles = { QUEUE_FAILED, QUEUE_MISSING, QUEUE_NARROW }

/** The workers as they are shown: what is wrong is in the language of the settings. */
export const workersStateSchema = storedStateSchema.extend({ problem: z.string().nullable() })

/** A host, with a port or without: `db.lan`, `10.0.0.2:5433`, `[fd00::2]`. */
export const databaseHostSchema = z
  .string()
  .max(260)
  .regex(/^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-fA-F:.]+\])(?::\d{1,5})?$/)

const tags = ['Workers']
const byName = z.strictObject({ name: workerNameSchema })

/** Machines elsewhere that ask links from their own addresses. */
export const workers = {
  /** `queue` is null where no database is named to reach them over. */
  list: call('read')
    .route({ method: 'GET', path: '/workers', summary: 'The workers and how they stand', tags })
    .meta({ takesLong: true })
    .output(workersStateSchema),
  /** Makes its database role. `address` is what it needs to be let in; it is told here and never again. */
  add: call('owner')
    .route({
      method: 'POST',
      path: '/workers',
      summary: 'Add a worker, whose password is told this once',
      tags,
      successStatus: 201,
    })
    .meta({ takesLong: true })
    .errors({ ...ofRoles, QUEUE_UNENCRYPTED, WORKER_EXISTS })
    .input(byName.extend({ host: databaseHostSchema.optional() }).strict())
    .output(addedWorkerSchema),
  /** Its role lets nobody in any more, its sessions end, and what it had is asked by the others. */
  remove: call('owner')
    .route({
      method: 'DELETE',
      path: '/workers/{name}',
      summary: 'Remove a worker',
      tags,
      successStatus: 204,
    })
    .meta({ takesLong: true })
    .errors({ ...ofRoles, WORKER_NOT_FOUND })
    .input(byName)
    .output(z.void()),
  /** Its role lets it in again, with the password that it has. */
  restore: restoring('owner', '/workers/{name}', 'a worker', 'Workers')
    .meta({ takesLong: true })
    .errors({ ...ofRoles, WORKER_EXISTS, WORKER_NOT_FOUND })
    .input(byName),
  /** Keeps the address of the database as a secret, and works with it from now on; null for none. */
  connect: call('owner')
    .route({
      method: 'PUT',
      path: '/workers/queue',
      summary: 'Say over which database workers are reached',
      tags,
    })
    .meta({ takesLong: true })
    .errors({ QUEUE_ADDRESS_INVALID, QUEUE_FIXED, QUEUE_UNENCRYPTED, SECRETS_UNKEPT })
    .input(z.strictObject({ address: z.string().max(2000).nullable() }))
    .output(workersStateSchema),
}
