import type { Notice, NoticedLink } from '../model/notices/notice.ts'
import type { Rule, Rules } from '../model/notices/rules.ts'
import { nextDigest, quietUntil } from './quiet-hours.ts'

/** What goes to one channel at one time. */
export type Parcel = {
  readonly channelId: number
  /** Milliseconds since 1970. */
  readonly dueAt: number
  readonly notices: readonly Notice[]
}

/**
 * Which channel is told what, and when: for each the first rule that fits. Links of one notice may go different ways,
 * by their categories and tags; those that are only counted go with what has none.
 */
export function parcelsFor(
  notices: readonly Notice[],
  channels: readonly number[],
  rules: Rules,
  at: number,
  zone: string,
): Parcel[] {
  return channels.flatMap((channelId) => {
    const byTime = new Map<number, Notice[]>()
    for (const notice of notices) {
      for (const { rule, part } of partsOf(notice, channelId, rules.rules)) {
        const dueAt = dueTime(rule, rules, at, zone)
        if (dueAt !== undefined) byTime.set(dueAt, [...(byTime.get(dueAt) ?? []), part])
      }
    }
    return [...byTime].map(([dueAt, parts]) => ({ channelId, dueAt, notices: parts }))
  })
}

/** A notice as the rules take it apart. */
function partsOf(notice: Notice, channelId: number, rules: readonly Rule[]) {
  const ruleFor = (link?: NoticedLink) => rules.find((rule) => fits(rule, notice, channelId, link))
  if (notice.type === 'state') {
    const rule = ruleFor()
    return rule ? [{ rule, part: notice }] : []
  }
  const more = notice.count - notice.links.length
  const groups = Map.groupBy(notice.links, ruleFor)
  const rest = more > 0 ? ruleFor() : undefined
  if (rest && !groups.has(rest)) groups.set(rest, [])
  return [...groups].flatMap(([rule, links]) => {
    const count = links.length + (rule === rest ? more : 0)
    return rule && count > 0 ? [{ rule, part: { ...notice, count, links } }] : []
  })
}

function fits(
  rule: Rule,
  notice: Notice,
  channelId: number,
  link: NoticedLink | undefined,
): boolean {
  const { categories, channels, events, jobs, tags } = rule
  const job = notice.type === 'links' ? notice.jobId : notice.subject
  return (
    (events.length === 0 || events.includes(notice.event)) &&
    (channels.length === 0 || channels.includes(channelId)) &&
    (jobs.length === 0 || jobs.includes(job)) &&
    (categories.length === 0 || (link !== undefined && categories.includes(link.category))) &&
    (tags.length === 0 || link?.tags.some((tag) => tags.includes(tag)) === true)
  )
}

/** Undefined for never. */
function dueTime(
  { send, whenQuiet }: Rule,
  { digest, quietHours }: Rules,
  at: number,
  zone: string,
): number | undefined {
  if (send === 'never') return undefined
  if (send !== 'now') return nextDigest(digest, send, at, zone)
  const until = quietUntil(quietHours, at, zone)
  if (until === undefined || whenQuiet === 'send') return at
  return whenQuiet === 'wait' ? until : undefined
}
