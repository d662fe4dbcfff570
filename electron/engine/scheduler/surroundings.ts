import { type Condition, conditions } from '../model/terms/schedule.ts'
import type { SurroundingsState } from '../model/triggers/condition.ts'

/** What the machine tells of itself: whoever knows it notes it, and jobs wait it out. */
export class Surroundings {
  readonly #changed: () => void
  #state: SurroundingsState = { battery: null, metered: null, presenting: null }

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Null for what nobody has told. */
  state(): SurroundingsState {
    return this.#state
  }

  note(state: Partial<SurroundingsState>): void {
    const next = { ...this.#state, ...state }
    if (conditions.every((condition) => next[condition] === this.#state[condition])) return
    this.#state = next
    this.#changed()
  }

  /** Those of some conditions that hold now; what is not told does not hold. */
  holding(wanted: readonly Condition[]): Condition[] {
    return wanted.filter((condition) => this.#state[condition] === true)
  }
}
