import { isLoginSwitchable, type LoginStart } from '../../api/contract/settings.ts'
import { type PauseEnd } from '../../engine/model/params/pause.ts'
import { pauseEnds } from '../../engine/model/params/pause-ends.ts'
import { checkJobId } from '../../engine/model/terms/job-ids.ts'
import type { Words } from '../../words/catalogue.ts'
import type { Format } from '../../words/format.ts'
import type { Opening, TrayModel } from './tray-model.ts'

/** What a person asks of the tray. */
export type TrayAction =
  | Opening
  /** Opens the dashboard, or shows it as it is. */
  | { readonly type: 'show' }
  | { readonly type: 'copy'; readonly resourceId: number }
  | { readonly type: 'run'; readonly jobId: string }
  | { readonly type: 'pause'; readonly end: PauseEnd }
  | { readonly type: 'resume' }
  | { readonly type: 'start-at-login'; readonly on: boolean }
  | { readonly type: 'quick-add' | 'data-folder' | 'log' | 'quit' }

export type TrayEntry =
  | { readonly type: 'separator' }
  /** A line to read. */
  | { readonly type: 'text'; readonly label: string }
  | {
      readonly type: 'item'
      readonly label: string
      readonly enabled: boolean
      readonly action: TrayAction
    }
  | {
      readonly type: 'checkbox'
      readonly label: string
      readonly checked: boolean
      readonly enabled: boolean
      readonly action: TrayAction
    }
  | { readonly type: 'submenu'; readonly label: string; readonly entries: readonly TrayEntry[] }

/** A longer list would not fit on a screen; the dashboard has all. */
const mostListed = 20

const between: TrayEntry = { type: 'separator' }

const item = (label: string, action: TrayAction, enabled = true): TrayEntry => ({
  type: 'item',
  label,
  enabled,
  action,
})

/** Every action the tray offers is in its menu: on Linux a click on the icon may not arrive. */
export function trayMenu(
  model: TrayModel & { readonly startAtLogin: LoginStart },
  { t }: Pick<Words, 't'>,
  format: Format,
): TrayEntry[] {
  const { dead, failures, jobs, saved } = model
  return [
    item(model.status, model.opening),
    ...(model.next === null ? [] : [item(model.next, { type: 'open', place: '/jobs' })]),
    between,
    item(t('tray.open'), { type: 'show' }),
    ...actions(model, { t }),
    {
      type: 'submenu',
      label: t('job.runNow'),
      entries: atMost(jobs, allJobs, ({ id, name, running }) =>
        item(running ? t('tray.isRunning', { job: name }) : name, runOf(id), !running),
      ),
    },
    between,
    ...listed(
      t('tray.saved', { count: saved.flatMap(({ files }) => files).length }),
      atMost(saved.flatMap(filesOf), allSaved, (entry) => entry),
    ),
    ...listed(
      t('tray.dead'),
      dead.map(({ id, title }) => ({
        type: 'submenu',
        label: title,
        entries: [
          item(t('tray.show'), { type: 'open', place: `/links/${id}` }),
          item(t('links.copy'), { type: 'copy', resourceId: id }),
        ],
      })),
    ),
    ...listed(
      t('tray.failures'),
      atMost(failures, allJobs, ({ at, job, opening }) =>
        item(t('tray.failure', { job, time: format.weekday(at) }), opening),
      ),
    ),
    item(t('settings.dataFolder'), { type: 'data-folder' }),
    item(t('settings.log'), { type: 'log' }),
    between,
    ...startAtLogin(model.startAtLogin, t),
    item(t('tray.quit'), { type: 'quit' }),
  ]

  function allSaved(): TrayEntry {
    return item(t('tray.allSaved'), { type: 'open-saved', place: '/saving' })
  }

  function allJobs(): TrayEntry {
    return item(t('tray.allJobs'), { type: 'open', place: '/jobs' })
  }
}

/** What can be done in one step, wherever the system offers it: in the tray, and in the menu of the Dock's icon. */
export function actions(model: TrayModel, { t }: Pick<Words, 't'>): TrayEntry[] {
  const isChecking = model.jobs.some(({ id, running }) => id === checkJobId && running)
  const pauses: TrayEntry = {
    type: 'submenu',
    label: t('settings.paused'),
    entries: pauseEnds.map(({ name, end }) => item(t(`pause.${name}`), { type: 'pause', end })),
  }
  return [
    item(t('tray.quickAdd'), { type: 'quick-add' }),
    item(t('links.checkNow'), runOf(checkJobId), !isChecking),
    model.paused ? item(t('tray.resumeAll'), { type: 'resume' }) : pauses,
  ]
}

const runOf = (jobId: string): TrayAction => ({ type: 'run', jobId })

/** What a task saved, under its name; each leads to its history. */
function filesOf({ files, opening, task }: TrayModel['saved'][number]): TrayEntry[] {
  return [{ type: 'text', label: task }, ...files.map((file) => item(file, opening))]
}

/** A submenu, where there is something to list. */
function listed(label: string, entries: readonly TrayEntry[]): TrayEntry[] {
  return entries.length === 0 ? [] : [{ type: 'submenu', label, entries }]
}

function atMost<Item>(
  items: readonly Item[],
  more: () => TrayEntry,
  entryOf: (item: Item) => TrayEntry,
): TrayEntry[] {
  const entries = items.slice(0, mostListed).map(entryOf)
  return items.length > mostListed ? [...entries, more()] : entries
}

function startAtLogin({ on, hindrance }: LoginStart, t: Words['t']): TrayEntry[] {
  const box: TrayEntry = {
    type: 'checkbox',
    label: t('settings.startAtLogin'),
    checked: on,
    enabled: isLoginSwitchable(hindrance),
    action: { type: 'start-at-login', on: !on },
  }
  if (hindrance === null) return [box]
  return [box, { type: 'text', label: t(`settings.startAtLoginHindrance.${hindrance}`) }]
}
