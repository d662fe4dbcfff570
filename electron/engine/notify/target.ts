import type { Notice } from '../model/notices/notice.ts'
import type { Mute } from '../model/notices/rules.ts'

/** What a person can do with a message at once. */
export type Target = {
  /** Where in the page it leads, such as `/runs/3`. */
  readonly path: string
  /** The links it names, one a line, each with its title; empty where it names none. */
  readonly links: string
  /** What it is about and can be muted; null where it is about several things. */
  readonly mutable: Pick<Mute, 'kind' | 'id'> | null
}

/** What several notices lead to: the very thing, where they are about one, else the run they come from. */
export function targetOf(notices: readonly Notice[]): Target {
  const [first] = notices
  const links = notices
    .flatMap((notice) => (notice.type === 'links' ? notice.links : []))
    .map(({ title, url }) => `${title} ${url}`)
    .join('\n')
  if (first && notices.length === 1) return { ...ofOne(first), links }
  const runs = new Set(notices.map(({ runId }) => runId))
  const [run = null] = runs
  return { path: run !== null && runs.size === 1 ? runPath(run) : '/', links, mutable: null }
}

function ofOne(notice: Notice): Omit<Target, 'links'> {
  if (notice.type === 'links') {
    const [link] = notice.links
    return link && notice.count === 1
      ? { path: `/links/${link.id}`, mutable: { kind: 'link', id: String(link.id) } }
      : { path: runPath(notice.runId), mutable: null }
  }
  const { event, runId, subject } = notice
  switch (event) {
    case 'job-failed':
    case 'job-timed-out':
    case 'job-missed':
    case 'job-recovered':
    case 'job-succeeded':
    case 'saving-saved':
    case 'saving-failed':
    case 'saving-login':
    case 'saving-full':
    case 'saving-question':
      return {
        path: runId === null ? `/runs?job=${encodeURIComponent(subject)}` : runPath(runId),
        mutable: { kind: 'job', id: subject },
      }
    case 'drive-login':
    case 'drive-captcha':
    case 'drive-resting':
      return { path: `/links?provider=${encodeURIComponent(subject)}`, mutable: null }
    case 'backup-failed':
    case 'backup-old':
      return { path: runId === null ? '/settings/backup' : runPath(runId), mutable: null }
    case 'update-available':
      return { path: '/settings/about', mutable: null }
    case 'worker-gone':
      return { path: '/workers', mutable: null }
    case 'network-away':
    case 'disk-low':
      return { path: '/', mutable: null }
  }
}

const runPath = (id: number) => `/runs/${id}`
