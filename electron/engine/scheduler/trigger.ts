import { z } from 'zod'

/** When a job runs: a rule from which the next time is computed. */
export const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cron'),
    /** Five fields (minute first) or six (second first), as crontab.guru reads them; 0 and 7 are Sunday. */
    crontab: z.string().trim().min(1).max(200),
    /** IANA name; absent means the time zone of the settings. */
    timeZone: z.string().max(100).optional(),
  }),
])

export type Trigger = z.output<typeof triggerSchema>
