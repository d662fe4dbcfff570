import { message } from './model/engine-messages.ts'
import type { EngineEvents } from './model/events.ts'
import type { Message } from './model/message.ts'
import { Refusal } from './model/refusal.ts'
import type { Settings as StoredSettings } from './model/settings.ts'
import type { Store } from './store/store.ts'
import { processZone } from './time/process-zone.ts'
import { isTimeZone } from './time/time-zone.ts'

export type { Settings as StoredSettings } from './model/settings.ts'

/** What the user chose. */
export class Settings {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #zoneChanged: () => void

  constructor(store: Store, events: EngineEvents, zoneChanged: () => void) {
    this.#store = store
    this.#events = events
    this.#zoneChanged = zoneChanged
  }

  get(): StoredSettings {
    return this.#store.settings.get()
  }

  /** Throws `TIME_ZONE_UNKNOWN` before anything is written. */
  update(
    changes: { readonly [Key in keyof StoredSettings]?: StoredSettings[Key] | undefined },
  ): StoredSettings {
    const { timeZone } = changes
    if (timeZone !== undefined && timeZone !== 'system' && !isTimeZone(timeZone)) {
      throw new Refusal('TIME_ZONE_UNKNOWN', { timeZone })
    }
    const zone = this.zone()
    const settings = this.#store.settings.update(changes)
    this.#events.emit({ type: 'settings' })
    if (this.zone() !== zone) this.#zoneChanged()
    return settings
  }

  /** The IANA zone of schedules that name none. */
  zone(): string {
    const { timeZone } = this.get()
    return isTimeZone(timeZone) ? timeZone : systemTimeZone()
  }

  /** What names no zone, where it should: the chosen one, or TZ. */
  problems(): Message[] {
    const { timeZone } = this.get()
    const { unreadable, zone } = processZone()
    if (timeZone === 'system') {
      return unreadable === null ? [] : [message('log.zone.unreadable', { name: unreadable, zone })]
    }
    return isTimeZone(timeZone) ? [] : [message('log.zone.unusable', { name: timeZone, zone })]
  }
}

/** The zone of this process, UTC where it cannot be known. */
export function systemTimeZone(): string {
  return processZone().zone
}
