import { z } from 'zod'
import { providerSchema } from '../link.ts'
import { messageSchema } from '../message.ts'
import { laneClosures, workerNameSchema } from './worker.ts'

/**
 * How a worker stands. `live`: it asks; `silent`: it has not told anything for a while; `refused`: it is of another
 * release; `expected`: it has a role and was not there lately.
 */
export const workerStates = ['live', 'silent', 'refused', 'expected'] as const

/** How a drive stands at a worker: it `rests` until it is asked again, or takes no links for a while. */
export const seenLaneStates = ['open', 'rests', ...laneClosures] as const

export type SeenLaneState = (typeof seenLaneStates)[number]

export const seenLaneSchema = z.object({
  provider: providerSchema,
  state: z.enum(seenLaneStates),
  /** Until when, in milliseconds since 1970; 0 where that is not known. */
  until: z.number(),
  /** Links asked today (UTC). */
  asked: z.number(),
  /** How many of them are allowed; null for any number. */
  perDay: z.number().nullable(),
})

export type SeenLane = Readonly<z.output<typeof seenLaneSchema>>

export const seenWorkerSchema = z.object({
  name: workerNameSchema,
  state: z.enum(workerStates),
  /** The Pansentry it is; empty for one that was never there. */
  release: z.string(),
  /** Where it leaves for the internet, as the database sees it or its owner calls it; may be empty. */
  address: z.string(),
  /** Milliseconds since 1970; null for one that was never there. */
  seenAt: z.number().nullable(),
  /** Links it answered in the last minute. */
  perMinute: z.number(),
  /** Batches of links that it has. */
  batches: z.number(),
  /** The worker with the same address that came first, and asks in its place; null for none. */
  behind: workerNameSchema.nullable(),
  lanes: z.array(seenLaneSchema),
})

export type SeenWorker = Readonly<z.output<typeof seenWorkerSchema>>

/** What all machines together asked of a drive today, and how many they may. */
export const driveTotalSchema = z.object({
  provider: providerSchema,
  asked: z.number(),
  perDay: z.number(),
})

export type DriveTotal = Readonly<z.output<typeof driveTotalSchema>>

/** The machines that ask, and the database between them. */
export const workersStateSchema = z.object({
  /** Null where there are none. */
  queue: z
    .object({
      /** Without name and password. */
      address: z.string(),
      /** Set from outside, or kept among the secrets. */
      from: z.enum(['environment', 'settings']),
      /** Whether it leads to this machine only, so that workers elsewhere have to call it otherwise. */
      isLocal: z.boolean(),
    })
    .nullable(),
  /** Why the database cannot be reached; null while it can. */
  problem: messageSchema.nullable(),
  workers: z.array(seenWorkerSchema),
  /** The drives that all machines together may ask only so often in a day. */
  totals: z.array(driveTotalSchema),
})

export type WorkersState = Readonly<z.output<typeof workersStateSchema>>

/** What a new worker needs. It is told here and never again. */
export const addedWorkerSchema = z.object({
  name: workerNameSchema,
  /** Its database role. */
  role: z.string(),
  /** What its PANSENTRY_QUEUE has to be, password included. */
  address: z.string(),
  /** The file of the authority that signed the database's certificate, which it needs too; null for a public one. */
  authority: z.string().nullable(),
})

export type AddedWorker = Readonly<z.output<typeof addedWorkerSchema>>
