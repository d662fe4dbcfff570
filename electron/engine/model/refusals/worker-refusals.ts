import { z } from 'zod'
import { reasonSchema } from '../message.ts'

const named = z.object({ name: z.string() })

/** What the database between machines refuses, or is refused for. */
export const workerRefusals = {
  QUEUE_ADDRESS_INVALID: {
    status: 422,
    data: z.object({}),
    message:
      'This is no address of a PostgreSQL database; write it as postgres://name:password@host:5432/pansentry, and a character such as @ or % in the password as %40 or %25.',
  },
  /** What is sent would leave this machine for all to read. */
  QUEUE_UNENCRYPTED: {
    status: 422,
    data: z.object({ host: z.string() }),
    message:
      'Links would travel to {{host}} unencrypted. Add ?sslmode=verify-full to the address, or reach the database over a tunnel that ends on this machine.',
  },
  QUEUE_MISSING: {
    status: 409,
    data: z.object({}),
    message:
      'There is no database to reach workers over: set PANSENTRY_QUEUE, or give its address in the settings.',
  },
  QUEUE_FIXED: {
    status: 409,
    data: z.object({}),
    message: 'PANSENTRY_QUEUE says which database it is; change it where Pansentry is started.',
  },
  /** The role in its address may not do it. */
  QUEUE_NARROW: {
    status: 409,
    data: z.object({}),
    message:
      'The database lets this role manage no other roles. Its superuser has to give it CREATEROLE.',
  },
  /** `reason` is PostgreSQL's, or the network's. */
  QUEUE_FAILED: {
    status: 502,
    data: reasonSchema,
    message: 'The database between the machines did not do it: {{reason}}',
  },
  WORKER_EXISTS: {
    status: 409,
    data: named,
    message: 'There is already a worker “{{name}}”; choose another name, or remove it first.',
  },
  WORKER_NOT_FOUND: {
    status: 404,
    data: named,
    message: 'There is no worker “{{name}}” with a role of its own.',
  },
} as const
