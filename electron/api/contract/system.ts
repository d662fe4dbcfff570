import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { findingSchema } from '../../engine/model/doctor/finding.ts'
import { longestAddress } from '../../engine/model/link.ts'
import { updateSchema } from '../../engine/model/releases/update.ts'
import { builds } from '../../engine/model/version.ts'
import { call } from './call.ts'
import { runLineSchema, runSchema } from './runs.ts'

/** What happened, pushed to whoever listens. */
export const eventSchema = z.discriminatedUnion('type', [
  /** A run began, moved on or ended (`outcome` is then set). Progress comes at most ten times a second. */
  z.object({ type: z.literal('run'), run: runSchema }),
  z.object({ type: z.literal('lines'), runId: z.number(), lines: z.array(runLineSchema) }),
  z.object({ type: z.literal('job'), jobId: z.string() }),
  /** Resources changed in any way; ask again for what is shown. At most twice a second. */
  z.object({ type: z.literal('resources') }),
  z.object({ type: z.literal('settings') }),
  /** The job files were read; ask again for what is wrong with them. */
  z.object({ type: z.literal('problems') }),
  /** Accounts, or where secrets are kept, changed. */
  z.object({ type: z.literal('accounts') }),
  z.object({ type: z.literal('saving') }),
  /** Workers came, went, or stand otherwise. At most once in two seconds. */
  z.object({ type: z.literal('workers') }),
  /** A token was made, or tokens or sessions ended. */
  z.object({ type: z.literal('access') }),
  /** Events went by unheard: ask again for everything that is shown. */
  z.object({ type: z.literal('reset') }),
])

export type Event = z.output<typeof eventSchema>

export const infoSchema = z.object({
  version: z.string(),
  build: z.enum(builds),
  dataFolder: z.string(),
  /** BCP 47 language of the desktop. */
  systemLanguage: z.string(),
  /** IANA zone of the machine. */
  systemTimeZone: z.string(),
  /** True where a desktop can open folders and addresses. */
  hasDesktop: z.boolean(),
})

export type Info = Readonly<z.output<typeof infoSchema>>

/** What the engine could not do when it last tried; it tries again by itself. */
const healthSchema = z.object({
  isWell: z.boolean(),
  failures: z.array(
    z.object({
      /**
       * `schedule`: no job starts. `history`: what runs did is not written down yet. `database`: nothing can be
       * written. `integrity`: a part of the database is damaged.
       */
      part: z.enum(['schedule', 'history', 'database', 'integrity']),
      /** Milliseconds since 1970. */
      since: z.number(),
      /** In the language of the settings. */
      message: z.string(),
    }),
  ),
})

export type { Finding } from '../../engine/model/doctor/finding.ts'
export type { Update } from '../../engine/model/releases/update.ts'

export const system = {
  info: call('read')
    .route({
      method: 'GET',
      path: '/info',
      summary: 'Version, data folder, time zone',
      tags: ['System'],
    })
    .output(infoSchema),
  /** Always answers with 200, so that a monitor reads what does not work. */
  health: call('read')
    .route({
      method: 'GET',
      path: '/health',
      summary: 'Whether everything works that goes on by itself',
      tags: ['System'],
    })
    .output(healthSchema),
  /** In the language of the settings. The database is read through, beside whoever works with it. */
  doctor: call('read')
    .route({
      method: 'GET',
      path: '/doctor',
      summary: 'What Pansentry depends on, and what is odd',
      tags: ['System'],
    })
    .meta({ takesLong: true })
    .output(z.array(findingSchema)),
  /** Asks the feed of the settings now, and downloads nothing. */
  update: call('write')
    .route({
      method: 'GET',
      path: '/update',
      summary: 'Whether a newer version is announced',
      tags: ['System'],
    })
    .meta({ takesLong: true })
    .output(updateSchema),
  events: call('read')
    .route({
      method: 'GET',
      path: '/events',
      summary: 'What happens, as server-sent events',
      tags: ['System'],
    })
    .output(eventIterator(eventSchema)),
  /** Opens an http or https address in the person's browser. */
  openUrl: call('owner')
    .meta({ atTheMachine: true })
    .input(z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(longestAddress) }))
    .output(z.void()),
  /** Shows the log file in the file manager. */
  showLog: call('owner').meta({ atTheMachine: true }).output(z.void()),
  /** Begins the orderly end of the process that answers; it is over when the data folder is free. */
  stop: call('owner').meta({ atTheMachine: true }).output(z.void()),
}
