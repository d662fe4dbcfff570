import { isLoginSwitchable, type LoginStart } from '../../api/contract/settings.ts'
import { type PauseEnd, pauseEnds } from '../../engine/model/params/pause.ts'
import type { Translate } from '../../words/catalogue.ts'
import type { TrayModel } from './tray-model.ts'

/** What a person asks of the tray. */
export type TrayAction =
  | { readonly type: 'open' }
  | { readonly type: 'run'; readonly jobId: string }
  | { readonly type: 'pause'; readonly end: PauseEnd }
  | { readonly type: 'resume' }
  | { readonly type: 'start-at-login'; readonly on: boolean }
  | { readonly type: 'quit' }

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

/** Every action the tray offers is in its menu: on Linux a click on the icon may not arrive. */
export function trayMenu(
  model: TrayModel & { readonly startAtLogin: LoginStart },
  translate: Translate,
): TrayEntry[] {
  const item = (label: string, action: TrayAction, enabled = true): TrayEntry => ({
    type: 'item',
    label,
    enabled,
    action,
  })
  const pauses: TrayEntry = {
    type: 'submenu',
    label: translate('settings.paused'),
    entries: pauseEnds.map(({ name, end }) =>
      item(translate(`pause.${name}`), { type: 'pause', end }),
    ),
  }
  return [
    { type: 'text', label: model.status },
    ...(model.next === null ? [] : [{ type: 'text', label: model.next } as const]),
    { type: 'separator' },
    item(translate('tray.open'), { type: 'open' }),
    {
      type: 'submenu',
      label: translate('job.runNow'),
      entries: model.jobs.map(({ id, name, running }) =>
        item(running ? translate('tray.isRunning', { job: name }) : name, runOf(id), !running),
      ),
    },
    model.paused ? item(translate('tray.resumeAll'), { type: 'resume' }) : pauses,
    { type: 'separator' },
    ...startAtLogin(model.startAtLogin, translate),
    item(translate('tray.quit'), { type: 'quit' }),
  ]
}

const runOf = (jobId: string): TrayAction => ({ type: 'run', jobId })

function startAtLogin({ on, hindrance }: LoginStart, translate: Translate): TrayEntry[] {
  const box: TrayEntry = {
    type: 'checkbox',
    label: translate('settings.startAtLogin'),
    checked: on,
    enabled: isLoginSwitchable(hindrance),
    action: { type: 'start-at-login', on: !on },
  }
  if (hindrance === null) return [box]
  return [box, { type: 'text', label: translate(`settings.startAtLoginHindrance.${hindrance}`) }]
}
