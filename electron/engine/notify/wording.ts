import { message, word } from '../model/engine-messages.ts'
import type { Message, Translatable } from '../model/message.ts'
import type { LinksNotice, Notice, StateNotice } from '../model/notices/notice.ts'
import { spokenDuration } from '../time/spoken-duration.ts'

/** A message before it is put into words. */
export type Wording = {
  readonly title: Translatable
  readonly lines: readonly Translatable[]
  /** What is counted only. */
  readonly more: number
}

// A title is read at a glance.
const longestHeadlines = 3

/**
 * What a message says of its notices: its title from what they are, then a line each link and each reason; at a
 * glance without addresses.
 */
export function wordingOf(notices: readonly Notice[], isGlance = false): Wording {
  const merged = together(notices)
  const headlines = merged.map(headlineOf)
  const title = headlines
    .slice(0, longestHeadlines)
    .reduce<Translatable>(
      (one, other) => (one === '' ? other : message('notice.and', { one, other })),
      '',
    )
  const hasParts = merged.length > 1
  const lines = merged.flatMap((notice, index) => [
    // Where there is more than one thing, each has its own head.
    ...(hasParts ? [headlines[index] ?? ''] : []),
    ...(notice.type === 'links'
      ? linkLines(notice, isGlance)
      : notice.detail === ''
        ? []
        : [notice.detail]),
  ])
  const more = merged.reduce(
    (sum, notice) => sum + (notice.type === 'links' ? notice.count - notice.links.length : 0),
    0,
  )
  return { title, lines, more }
}

/** Links of several runs under one head, as in a digest; the same link once, as it was told last. */
function together(notices: readonly Notice[]): Notice[] {
  const merged: Notice[] = []
  for (const notice of notices) {
    const index = merged.findIndex(
      (other) => other.type === 'links' && notice.type === 'links' && other.event === notice.event,
    )
    const other = merged[index]
    if (notice.type === 'links' && other?.type === 'links') {
      merged[index] = {
        ...other,
        count: other.count + notice.count,
        links: [...other.links, ...notice.links],
      }
    } else merged.push(notice)
  }
  return merged
}

function headlineOf(notice: Notice): Message {
  return notice.type === 'links'
    ? message(`notice.${notice.event}`, { count: notice.count })
    : stateHeadline(notice)
}

function stateHeadline({ at, event, isOver, name, since }: StateNotice): Message {
  const time = spokenDuration(at - since)
  switch (event) {
    case 'job-succeeded':
      return message('notice.job-succeeded', { name })
    case 'job-recovered':
    case 'job-failed':
    case 'job-timed-out':
    case 'job-missed':
      return isOver || event === 'job-recovered'
        ? message('notice.over.job', { name, time })
        : message(`notice.${event}`, { name })
    case 'drive-login':
    case 'drive-captcha':
      return isOver
        ? message(`notice.over.${event}`, { name, time })
        : message(`notice.${event}`, { name })
    case 'drive-resting':
      return message(isOver ? 'notice.over.drive-resting' : 'notice.drive-resting', { name, time })
    case 'worker-gone':
      return message(isOver ? 'notice.over.worker-gone' : 'notice.worker-gone', { name, time })
    case 'network-away':
      return message(isOver ? 'notice.over.network-away' : 'notice.network-away', { time })
    case 'backup-failed':
      return isOver
        ? message('notice.over.backup-failed', { time })
        : message('notice.backup-failed')
    case 'backup-old':
      return message(isOver ? 'notice.over.backup-old' : 'notice.backup-old', { time })
    case 'update-available':
      return message('notice.update-available', { name })
    case 'saving-saved':
    case 'saving-question':
      return message(`notice.${event}`, { name })
    case 'saving-failed':
      return isOver
        ? message('notice.over.saving-failed', { name, time })
        : message('notice.saving-failed', { name })
    case 'saving-login':
    case 'saving-full':
      return isOver ? message(`notice.over.${event}`, { time }) : message(`notice.${event}`)
    case 'disk-low':
      return isOver
        ? message('notice.over.disk-low', { name, time })
        : message('notice.disk-low', { name })
  }
}

function linkLines({ links }: LinksNotice, isGlance: boolean): Message[] {
  return links.map(({ state, title, url }) => {
    const what = message('notice.title', { title, state: word(`state.${state}`) })
    return isGlance ? what : message('notice.link', { what, url })
  })
}
