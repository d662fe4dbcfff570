import { existsSync } from 'node:fs'
import { Engine, type EngineOptions } from '../engine/engine.ts'
import { readOrigins } from '../engine/links/requests/origins.ts'
import { message } from '../engine/model/engine-messages.ts'
import { noSecrets } from '../engine/model/secrets.ts'
import { applyReplacement } from '../engine/moving/replacement.ts'
import { databaseFile } from '../engine/storage.ts'
import { takeFirstTimeZone } from './first-time-zone.ts'
import { sealedSecrets } from './sealed-secrets.ts'

/**
 * The engine on a data folder. PANSENTRY_ORIGINS names a file of simulated drives to ask instead of the real ones;
 * SCHEDULER_TIMEZONE the time zone of a folder that is new; PANSENTRY_SECRET_KEY seals the keys of channels.
 */
export function openEngine(options: EngineOptions): Engine {
  const isNew = !existsSync(databaseFile(options.dataFolder))
  const file = process.env['PANSENTRY_ORIGINS']
  const channelSecrets = sealedSecrets(options.dataFolder, process.env)
  const origins = file ? { origins: readOrigins(file) } : {}
  const engine = new Engine({ channelSecrets, ...options, ...origins })
  if (isNew) takeFirstTimeZone(engine, options.log)
  return engine
}

/** The same for whoever holds the folder: first it does what was planned for the next start. */
export async function openHeldEngine(options: EngineOptions): Promise<Engine> {
  const { dataFolder, log, secrets = noSecrets } = options
  const replaced = await applyReplacement(dataFolder, secrets)
  const engine = openEngine(options)
  if (replaced?.problem === null) {
    const kept = replaced.kept.join(', ')
    log.write('info', 'pansentry', message('log.restore.done', { source: replaced.source, kept }))
  } else if (replaced) {
    log.write('error', 'pansentry', message('log.restore.failed', { reason: replaced.problem }))
  }
  return engine
}
