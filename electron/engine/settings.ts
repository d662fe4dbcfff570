import { message } from './model/engine-messages.ts'
import type { EngineEvents } from './model/events.ts'
import type { Message } from './model/message.ts'
import { endedPause, type PauseEnd } from './model/params/pause.ts'
import { Refusal } from './model/refusal.ts'
import type { Settings as StoredSettings } from './model/settings.ts'
import type { Store } from './store/store.ts'
import type { Clock } from './time/clock.ts'
import { pauseFromNow } from './time/pause-end.ts'
import { processZone } from './time/process-zone.ts'
import { isTimeZone } from './time/time-zone.ts'

export type { Settings as StoredSettings } from './model/settings.ts'

type SettingsChanges = { readonly [Key in keyof StoredSettings]?: StoredSettings[Key] | undefined }

/** What the user chose. */
export class Settings {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #recheck: () => void

  /** `recheck` is called when jobs may wait for other times than before. */
  constructor(store: Store, events: EngineEvents, clock: Clock, recheck: () => void) {
    this.#store = store
    this.#events = events
    this.#clock = clock
    this.#recheck = recheck
  }

  get(): StoredSettings {
    return this.#store.settings.get()
  }

  /** Holds all jobs, or changes when that ends; throws `PAUSE_END_INVALID` and holds nothing. */
  pause(end: PauseEnd): StoredSettings {
    const timedPause = pauseFromNow(end, this.#clock.now(), this.zone())
    return this.update({ paused: true, timedPause })
  }

  /** Without `timedPause`, a pause is until somebody resumes. Throws `TIME_ZONE_UNKNOWN` before anything is written. */
  update(changes: SettingsChanges): StoredSettings {
    this.write(changes)()
    return this.get()
  }

  /** The same within a transaction; call what it returns once that has held. */
  write(changes: SettingsChanges): () => void {
    const { timeZone } = changes
    if (timeZone !== undefined && timeZone !== 'system' && !isTimeZone(timeZone)) {
      throw new Refusal('TIME_ZONE_UNKNOWN', { timeZone })
    }
    const zone = this.zone()
    this.#store.settings.update({ ...changes, ...this.#pauseOf(changes) })
    return () => {
      this.#events.emit({ type: 'settings' })
      if (this.zone() !== zone || changes.paused !== undefined) this.#recheck()
    }
  }

  #pauseOf({ paused, timedPause }: SettingsChanges) {
    if (paused === undefined) return {}
    const former = this.get().timedPause
    return { timedPause: paused ? (timedPause ?? null) : endedPause(former, this.#clock.now()) }
  }

  /** The IANA zone of schedules that name none. */
  zone(): string {
    const { timeZone } = this.get()
    // Every answer asks for it, and of what is no zone the system is asked each time.
    return timeZone !== 'system' && isTimeZone(timeZone) ? timeZone : systemTimeZone()
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
