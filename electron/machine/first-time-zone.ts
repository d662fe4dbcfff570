import type { Engine } from '../engine/engine.ts'
import { message } from '../engine/model/engine-messages.ts'
import type { EngineLog } from '../engine/model/log.ts'
import { marked } from '../engine/model/marked.ts'
import { isTimeZone } from '../engine/time/time-zone.ts'

/** What SCHEDULER_TIMEZONE names, the setting of Flask-APScheduler; `zone` is null when it is no time zone. */
export type NamedZone = { readonly name: string; readonly zone: string | null }

/** Undefined where the variable is absent or empty. */
export function schedulerTimeZone(): NamedZone | undefined {
  const name = process.env['SCHEDULER_TIMEZONE']?.trim()
  if (!name) return undefined
  if (!isTimeZone(name)) return { name, zone: null }
  // pytz takes “asia/shanghai” and “PRC” too; the settings offer the standard names.
  const { timeZone: zone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
  return { name, zone }
}

/** A zone that SCHEDULER_TIMEZONE names and an engine does not go by; `zone` is the one it goes by. */
export function untakenTimeZone(engine: Engine): NamedZone | undefined {
  const named = schedulerTimeZone()
  const zone = engine.settings.zone()
  return named === undefined || named.zone === zone ? undefined : { name: named.name, zone }
}

/** Chooses the zone that SCHEDULER_TIMEZONE names, for an engine whose data folder is new. */
export function takeFirstTimeZone(engine: Engine, log: EngineLog): void {
  const named = schedulerTimeZone()
  if (named === undefined) return
  const { name, zone } = named
  if (zone === null) {
    log.write('warn', 'pansentry', marked('warn', message('log.zone.unknown', { name })))
    return
  }
  engine.settings.update({ timeZone: zone })
  log.write('info', 'pansentry', marked('good', message('log.zone.taken', { zone })))
}
