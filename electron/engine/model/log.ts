import type { Level } from './run.ts'

/** Where the engine writes; `scope` is a job's id, or `pansentry` for the engine itself. */
export type EngineLog = {
  write(level: Level, scope: string, text: string): void
}
