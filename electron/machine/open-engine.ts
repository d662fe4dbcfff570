import { existsSync } from 'node:fs'
import { Engine, type EngineOptions } from '../engine/engine.ts'
import { readOrigins } from '../engine/links/requests/origins.ts'
import { databaseFile } from '../engine/storage.ts'
import { takeFirstTimeZone } from './first-time-zone.ts'

/**
 * The engine on a data folder. PANSENTRY_ORIGINS names a file of simulated drives to ask instead of the real ones;
 * SCHEDULER_TIMEZONE the time zone of a folder that is new.
 */
export function openEngine(options: EngineOptions): Engine {
  const isNew = !existsSync(databaseFile(options.dataFolder))
  const file = process.env['PANSENTRY_ORIGINS']
  const engine = new Engine({ ...options, ...(file ? { origins: readOrigins(file) } : {}) })
  if (isNew) takeFirstTimeZone(engine, options.log)
  return engine
}
