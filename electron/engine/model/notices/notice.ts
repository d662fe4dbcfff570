import { z } from 'zod'
import { groundsSchema, stateSchema } from '../check.ts'
import { providerSchema } from '../link.ts'
import { translatableSchema } from '../message.ts'

/**
 * What may befall links. `title-gone`: the last living link of a title that had several died. `replaceable`: a living
 * link of the same title is kept that can take the place of a dead one.
 */
export const linkEvents = ['died', 'title-gone', 'replaceable', 'revived', 'doubted'] as const

/** What may befall jobs, drives, workers and the machine; each is told again when it is over, but what went well, a question and a newer version. */
export const stateEvents = [
  'job-failed',
  'job-timed-out',
  'job-missed',
  'job-recovered',
  'job-succeeded',
  'drive-login',
  'drive-captcha',
  'drive-resting',
  'network-away',
  'worker-gone',
  'backup-failed',
  'backup-old',
  'disk-low',
  'update-available',
  'saving-saved',
  'saving-failed',
  'saving-login',
  'saving-full',
  'saving-question',
] as const

const noticeEvents = [...linkEvents, ...stateEvents] as const
export const noticeEventSchema = z.enum(noticeEvents)
export type LinkEvent = (typeof linkEvents)[number]
export type StateEvent = (typeof stateEvents)[number]

/** Those that last until they are over; the others are told once. */
export const lastingEventSchema = z
  .enum(stateEvents)
  .exclude(['job-recovered', 'job-succeeded', 'saving-saved'])
export type LastingEvent = z.output<typeof lastingEventSchema>

/** A link and the answer that changed what is known of it; of a `replaceable` one the address and answer of the other. */
export const noticedLinkSchema = z.object({
  /** The resource's. */
  id: z.number(),
  title: z.string(),
  url: z.string(),
  category: z.string(),
  tags: z.array(z.string()).default([]),
  provider: providerSchema,
  state: stateSchema,
  ...groundsSchema.shape,
})
export type NoticedLink = Readonly<z.output<typeof noticedLinkSchema>>

const linksSchema = z.object({
  type: z.literal('links'),
  event: z.enum(linkEvents),
  runId: z.number(),
  jobId: z.string(),
  /** How many there are; `links` has the first of them. */
  count: z.number(),
  links: z.array(noticedLinkSchema),
})

/** A job, a drive, a worker, a disk or a version is `subject`. Times are milliseconds since 1970. */
const stateNoticeSchema = z.object({
  type: z.literal('state'),
  event: z.enum(stateEvents),
  /** A job's id, a drive, a worker, a folder, a version; empty where there is only one. */
  subject: z.string(),
  /** What a person calls it: a text, or a message of the catalogue. */
  name: translatableSchema,
  runId: z.number().nullable(),
  since: z.number(),
  at: z.number(),
  /** True for the news that it is over. */
  isOver: z.boolean(),
  /** Why; may be empty. */
  detail: translatableSchema,
})

export const noticeSchema = z.discriminatedUnion('type', [linksSchema, stateNoticeSchema])
/** Something worth telling. */
export type Notice = Readonly<z.output<typeof noticeSchema>>
export type LinksNotice = Extract<Notice, { type: 'links' }>
export type StateNotice = Extract<Notice, { type: 'state' }>

/** The same notices with no more links in all than that; the others are only counted. */
export function withLinks(notices: readonly Notice[], most: number): Notice[] {
  let room = most
  return notices.map((notice) => {
    if (notice.type === 'state') return notice
    const links = notice.links.slice(0, room)
    room -= links.length
    return { ...notice, links }
  })
}

const goodEvents: readonly StateEvent[] = [
  'job-recovered',
  'job-succeeded',
  'saving-saved',
  'update-available',
]

/** Whether it is something bad. */
export function isBad(notice: Notice): boolean {
  if (notice.type === 'links') return !['revived', 'replaceable'].includes(notice.event)
  return !notice.isOver && !goodEvents.includes(notice.event)
}
