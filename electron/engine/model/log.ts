import type { Translatable } from './message.ts'
import type { Level } from './run.ts'

/** A log of texts; `scope` is a job's id, or the part of Pansentry that writes. */
export type Log = {
  readonly write: (level: Level, scope: string, text: string) => void
}

/** Where the engine writes; a message is put into words by whoever keeps the log. */
export type EngineLog = {
  readonly write: (level: Level, scope: string, text: Translatable) => void
  /** A message in the words in which it would be written now. */
  readonly textOf: (text: Translatable) => string
}
