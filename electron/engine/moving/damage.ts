import { reasonsOf } from '../model/message.ts'
import { Refusal } from '../model/refusal.ts'

/** What can be wrong with the file of a move, in English; `moveDamage` of the words has each language. */
export const damages = {
  cut: 'it ends too early, or a part of it cannot be read.',
  entries: 'its entry “{{name}}” is not as it says.',
  database: 'the database in it is not whole.',
  secrets: 'the secrets in it cannot be read.',
} as const

const reason = reasonsOf('moveDamage', damages)

export const damaged = {
  cut: (cause?: unknown) => new Refusal('MOVE_DAMAGED', reason('cut', {}), { cause }),
  entry: (name: string) => new Refusal('MOVE_DAMAGED', reason('entries', { name })),
  database: (cause?: unknown) => new Refusal('MOVE_DAMAGED', reason('database', {}), { cause }),
  secrets: (cause?: unknown) => new Refusal('MOVE_DAMAGED', reason('secrets', {}), { cause }),
}
