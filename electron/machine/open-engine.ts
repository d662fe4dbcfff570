import { Engine, type EngineOptions } from '../engine/engine.ts'
import { readOrigins } from '../engine/links/requests/origins.ts'

/** The engine on a data folder. PANSENTRY_ORIGINS names a file of simulated drives to ask instead of the real ones. */
export function openEngine(options: EngineOptions): Engine {
  const file = process.env['PANSENTRY_ORIGINS']
  return new Engine({ ...options, ...(file ? { origins: readOrigins(file) } : {}) })
}
