import { z } from 'zod'
import { linkFinding } from '../library/files/finding.ts'
import { importFault, importUnreadable } from '../library/files/import-fault.ts'
import { parsedJson } from '../library/files/json-text.ts'
import type { Finding } from '../model/import.ts'
import type { LeftBehind } from '../model/takeover.ts'

/** What `quark_config.json` of quark-auto-save and its forks holds. */
export type QuarkConfig = {
  readonly findings: readonly Finding[]
  /** One for all tasks, in APScheduler's dialect; empty for none. */
  readonly crontab: string
  readonly leftBehind: readonly LeftBehind[]
  /** What only a key store may keep: the values of `cookie` and `push` as JSON, where there are any. */
  readonly secrets: ReadonlyMap<'cookie' | 'push', string>
}

const text = z.union([z.string(), z.number().transform(String)]).catch('')
const keys = z.record(z.string(), z.unknown()).catch({})

const task = z.looseObject({
  taskname: text,
  shareurl: text,
  /** Why the program gave the share up: the provider's own words. */
  shareurl_ban: text,
})

const config = z.looseObject({
  crontab: text,
  tasklist: z.array(z.unknown()).catch([]),
  cookie: z.union([z.array(z.unknown()), text.transform((one) => (one ? [one] : []))]).catch([]),
  quark_cookie: text,
  push_config: keys,
})

// What the program, its plugins and its forks are known to write, by what it is for.
const known: Readonly<Record<string, LeftBehind['what']>> = {
  magic_regex: 'saving',
  plugins: 'plugins',
  media_servers: 'plugins',
  emby: 'plugins',
  source: 'search',
  webui: 'webui',
  crontab_delay: 'schedule',
  execution_mode: 'schedule',
}

const understood = ['crontab', 'tasklist', 'cookie', 'quark_cookie', 'push_config']
const taskUnderstood = ['taskname', 'shareurl', 'shareurl_ban']

// A limit in time is worth a word of its own: the job checks every day.
const taskSchedule = ['enddate', 'runweek']

/** Whether a text is a `quark_config.json`. */
export function isQuarkConfig(text: string): boolean {
  return /^\s*\{/.test(text) && /"(?:tasklist|magic_regex|push_config)"\s*:/.test(text)
}

/** Reads a `quark_config.json`; throws `IMPORT_UNREADABLE` for what is none. */
export function readQuarkConfig(json: string): QuarkConfig {
  const read = config.safeParse(unwrapped(parsedJson(json.replace(/^\uFEFF/, ''))))
  if (!read.success) throw importUnreadable(importFault('noQuarkConfig', {}))
  const { cookie, crontab, push_config: push, quark_cookie: other, tasklist } = read.data
  const findings: Finding[] = []
  const unusable: string[] = []
  const fields = new Set<string>()
  for (const [index, item] of tasklist.entries()) {
    const line = index + 1
    const parsed = task.safeParse(item)
    if (!parsed.success || parsed.data.shareurl === '') {
      unusable.push(parsed.success ? parsed.data.taskname || `#${line}` : `#${line}`)
      continue
    }
    const { taskname, shareurl, shareurl_ban: ban } = parsed.data
    for (const [name, value] of Object.entries(parsed.data)) if (isFilledIn(value)) fields.add(name)
    const expired = ban === '' ? '' : '1'
    findings.push(linkFinding({ line, address: shareurl, title: taskname, note: ban, expired }))
  }
  const cookies = cookie.length + (other === '' ? 0 : 1)
  const pushed = Object.entries(push).flatMap(([name, value]) => (isFilledIn(value) ? [name] : []))
  const taskFields = [...fields].filter((name) => !taskUnderstood.includes(name))
  const others = Object.entries(read.data)
    .filter(([name, value]) => !understood.includes(name) && isFilledIn(value))
    .map(([name]) => name)
  const of = (what: LeftBehind['what']) =>
    others.filter((name) => (known[name] ?? 'unknown') === what)
  const leftBehind: LeftBehind[] = [
    { what: 'cookie', names: [], count: cookies },
    named('push', pushed),
    named('saving', [
      ...taskFields.filter((name) => !taskSchedule.includes(name)),
      ...of('saving'),
    ]),
    named('schedule', [
      ...taskFields.filter((name) => taskSchedule.includes(name)),
      ...of('schedule'),
    ]),
    named('plugins', of('plugins')),
    named('search', of('search')),
    named('webui', of('webui')),
    named('task', unusable),
    named('unknown', of('unknown')),
  ]
  const secrets = new Map<'cookie' | 'push', string>()
  if (cookies > 0) secrets.set('cookie', JSON.stringify(other === '' ? cookie : [...cookie, other]))
  if (pushed.length > 0) secrets.set('push', JSON.stringify(push))
  return {
    findings,
    crontab: crontab.trim(),
    leftBehind: leftBehind.filter(({ count }) => count > 0),
    secrets,
  }
}

/** What the page of the program is answered holds its configuration as `data`. */
function unwrapped(json: unknown): unknown {
  const answer = z.looseObject({ data: z.looseObject({ tasklist: z.unknown() }) }).safeParse(json)
  return answer.success && answer.data.data.tasklist !== undefined ? answer.data.data : json
}

function named(what: LeftBehind['what'], names: string[]): LeftBehind {
  return { what, names, count: names.length }
}

/** Whether a setting was filled in: empty texts, lists and objects and a plain "no" are not. */
function isFilledIn(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
