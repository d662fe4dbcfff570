import { z } from 'zod'

/** What the database between machines refuses, or is refused for. */
export const workerRefusals = {
  QUEUE_ADDRESS_INVALID: {
    status: 422,
    data: z.object({}),
    message:
      'This is no address of a PostgreSQL database; write it as postgres://name:password@host:5432/pansentry.',
  },
  /** What is sent would leave this machine for all to read. */
  QUEUE_UNENCRYPTED: {
    status: 422,
    data: z.object({ host: z.string() }),
    message:
      'Links would travel to {{host}} unencrypted. Add ?sslmode=verify-full to the address, or reach the database over a tunnel that ends on this machine.',
  },
} as const
