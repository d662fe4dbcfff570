/** A schedule that cannot be read. `message` is a sentence for the person who wrote it. */
export class TriggerError extends Error {
  override readonly name = 'TriggerError'
}
