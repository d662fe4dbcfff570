import { z } from 'zod'
import { checkChoicesSchema } from '../../engine/model/campaign.ts'
import { activityCursorSchema, activitySchema } from '../../engine/model/history/activity.ts'
import { jobFailedSchema, otherAttentionSchemas } from '../../engine/model/history/attention.ts'
import { driveSchema, historyDaySchema, mostDays } from '../../engine/model/history/days.ts'
import { survivalSchema } from '../../engine/model/history/survival.ts'
import { timelineSchema } from '../../engine/model/history/timeline.ts'
import { call } from './call.ts'

export type { CheckChoices } from '../../engine/model/campaign.ts'
export type { Activity, ActivityCursor, News } from '../../engine/model/history/activity.ts'
export type { Drive, HistoryDay } from '../../engine/model/history/days.ts'
export {
  type Lifetimes,
  lifetimeSpans,
  type Survival,
} from '../../engine/model/history/survival.ts'
export type { Timeline } from '../../engine/model/history/timeline.ts'

/** Something a person should look at; the line of a failed job is in the language of the settings. */
export const attentionSchema = z.discriminatedUnion('kind', [
  jobFailedSchema.extend({ line: z.string() }),
  ...otherAttentionSchemas,
])

export type Attention = z.output<typeof attentionSchema>

export const overview = {
  /** The last days in their order, today among them; days of which nothing is known are left out. */
  days: call('read')
    .route({
      method: 'GET',
      path: '/overview/days',
      summary: 'What was found day by day and drive by drive',
      tags: ['Overview'],
    })
    .input(z.object({ count: z.number().int().min(1).max(mostDays).default(30) }))
    .output(z.array(historyDaySchema)),
  drives: call('read')
    .route({
      method: 'GET',
      path: '/overview/drives',
      summary: 'How each drive stands now',
      tags: ['Overview'],
    })
    .output(z.array(driveSchema)),
  survival: call('read')
    .route({
      method: 'GET',
      path: '/overview/survival',
      summary: 'How long shares live, by drive and by reason of their end',
      tags: ['Overview'],
    })
    .output(survivalSchema),
  /** Newest first; `next` is the cursor of the page after, null at the end. */
  activity: call('read')
    .route({
      method: 'GET',
      path: '/overview/activity',
      summary: 'What happened, newest first',
      tags: ['Overview'],
    })
    .input(
      z.object({
        after: activityCursorSchema.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ entries: z.array(activitySchema), next: activityCursorSchema.nullable() })),
  attention: call('read')
    .route({
      method: 'GET',
      path: '/overview/attention',
      summary: 'What a person should look at',
      tags: ['Overview'],
    })
    .output(z.array(attentionSchema)),
  timeline: call('read')
    .route({
      method: 'GET',
      path: '/overview/timeline',
      summary: 'When jobs run within the next 24 hours',
      tags: ['Overview'],
    })
    .output(timelineSchema),
  checkChoices: call('read')
    .route({
      method: 'GET',
      path: '/overview/check-choices',
      summary: 'What may be checked now, and how long it takes',
      tags: ['Overview'],
    })
    .output(checkChoicesSchema),
}
