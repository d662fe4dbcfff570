import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { triggerSchema } from '../../engine/model/trigger.ts'
import { call } from './call.ts'
import { importPreviewSchema } from './resources.ts'

const { IMPORT_UNREADABLE, PREVIEW_GONE } = refusals

/** What of the old system has no place here. */
export const leftBehindKinds = [
  'cookie',
  'push',
  'saving',
  'plugins',
  'search',
  'webui',
  'schedule',
  'task',
  'column',
  'unknown',
] as const

const leftBehindSchema = z.object({
  what: z.enum(leftBehindKinds),
  names: z.array(z.string()),
  count: z.number(),
})

export const takeoverPreviewSchema = z.object({
  resources: importPreviewSchema,
  /** Of the new ones, how many the old system held for dead; here they are not checked yet. */
  formerlyExpired: z.number(),
  /** When its crontab really ran, as the schedule of `check_resources_links`. */
  schedule: z
    .object({
      crontab: z.string(),
      trigger: triggerSchema,
      /** Milliseconds since 1970. */
      nextTimes: z.array(z.number()),
      /** Numbers for days of the week: there 0 is Monday. */
      namesDaysByNumber: z.boolean(),
    })
    .nullable(),
  /** Why its crontab cannot be kept; empty when it can. */
  crontabProblem: z.string(),
  /** Names are keys of the old system, never values. */
  leftBehind: z.array(leftBehindSchema),
  /** Of these what `commit` puts into the system's key store; only where there is one. */
  kept: z.array(leftBehindSchema),
})

export type TakeoverPreview = z.output<typeof takeoverPreviewSchema>

export const takeover = {
  /** Reads a `quark_config.json`, or `cloud_resource` as a dump, CSV or JSON; writes nothing. */
  preview: call
    .route({
      method: 'POST',
      path: '/takeover/preview',
      summary: 'What taking over from quark-auto-save would do',
      tags: ['Resources'],
    })
    .meta({ takesFile: true })
    .errors({ IMPORT_UNREADABLE })
    .input(z.object({ text: z.string().max(64 * 1024 * 1024) }))
    .output(takeoverPreviewSchema),
  /** Writes the new resources of a preview and, if wanted, the schedule of the check. */
  commit: call
    .route({
      method: 'POST',
      path: '/takeover',
      summary: 'Take over what a preview found',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({ PREVIEW_GONE })
    .input(
      z.object({
        token: z.string(),
        category: z.string().trim().max(100).default(''),
        schedule: z.boolean().default(true),
      }),
    )
    .output(z.object({ added: z.number(), rescheduled: z.boolean() })),
}
