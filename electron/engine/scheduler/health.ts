import { isDeepStrictEqual } from 'node:util'
import { message } from '../model/engine-messages.ts'
import type { EngineLog } from '../model/log.ts'
import { marked } from '../model/marked.ts'
import type { Message } from '../model/message.ts'
import type { Clock } from '../time/clock.ts'
import { failureText } from './job-failure.ts'

/**
 * What the engine does by itself, again and again, and may fail at: looking what is due, writing down what runs did,
 * keeping a database that can be written and is whole.
 */
export type Part = 'schedule' | 'history' | 'database' | 'integrity'

/** A part that could not do its work when it last tried; it tries again by itself. */
export type Failure = {
  readonly part: Part
  /** Milliseconds since 1970. */
  readonly since: number
  readonly text: Message
}

/** What does not work just now. A failure is logged when it begins and when it is over, not at each attempt. */
export class Health {
  readonly #clock: Clock
  readonly #log: EngineLog
  readonly #changed: () => void
  readonly #failures = new Map<Part, Failure>()

  constructor({ changed, clock, log }: { changed: () => void; clock: Clock; log: EngineLog }) {
    this.#changed = changed
    this.#clock = clock
    this.#log = log
  }

  failures(): Failure[] {
    return [...this.#failures.values()]
  }

  /** What each of them says. */
  texts(): Message[] {
    return this.failures().map(({ text }) => text)
  }

  isFailing(part: Part): boolean {
    return this.#failures.has(part)
  }

  failed(part: Exclude<Part, 'integrity'>, error: unknown): void {
    this.note(part, message(`log.health.${part}`, { reason: failureText(error) }))
  }

  /** The same with a sentence of its own. */
  note(part: Part, text: Message): void {
    const known = this.#failures.get(part)
    if (known && isDeepStrictEqual(known.text, text)) return
    this.#failures.set(part, { part, since: known?.since ?? this.#clock.now(), text })
    this.#log.write('error', 'pansentry', marked('bad', text))
    this.#changed()
  }

  recovered(part: Exclude<Part, 'integrity'>): void {
    if (!this.#failures.delete(part)) return
    this.#log.write('info', 'pansentry', marked('good', message(`log.health.${part}Again`)))
    this.#changed()
  }
}
