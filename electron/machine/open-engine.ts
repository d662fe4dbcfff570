import { existsSync } from 'node:fs'
import { Engine, type EngineOptions } from '../engine/engine.ts'
import { readOrigins } from '../engine/links/requests/origins.ts'
import { message } from '../engine/model/engine-messages.ts'
import { applyReplacement } from '../engine/moving/replacement.ts'
import { backupFolder, databaseFile, discardPartialIn } from '../engine/storage.ts'
import { takeFirstTimeZone } from './first-time-zone.ts'
import { SealedSecrets } from './secrets/sealed-secrets.ts'

/**
 * The engine on a data folder. PANSENTRY_ORIGINS names a file of simulated drives to ask instead of the real ones;
 * SCHEDULER_TIMEZONE the time zone of a folder that is new; PANSENTRY_SECRET_KEY seals secrets; PANSENTRY_QUEUE is the
 * database over which workers are reached.
 */
export function openEngine(options: EngineOptions): Engine {
  const { dataFolder, secrets = secretsIn(dataFolder) } = options
  const isNew = !existsSync(databaseFile(dataFolder))
  const origins = givenOrigins()
  const queue = process.env['PANSENTRY_QUEUE']
  const engine = new Engine({
    ...options,
    secrets,
    ...(origins && { origins }),
    ...(queue && { queue }),
  })
  if (isNew) takeFirstTimeZone(engine, options.log)
  return engine
}

/** The simulated drives that PANSENTRY_ORIGINS names, where it does. */
export function givenOrigins(): ReadonlyMap<string, string> | undefined {
  const file = process.env['PANSENTRY_ORIGINS']
  return file ? readOrigins(file) : undefined
}

/**
 * The same as `openEngine` for whoever holds the folder: first it does what was planned for the next start, and
 * what a crash left of a backup goes.
 */
export async function openHeldEngine(options: EngineOptions): Promise<Engine> {
  const { dataFolder, log, secrets = secretsIn(dataFolder) } = options
  const replaced = await applyReplacement(dataFolder, secrets)
  const engine = openEngine({ ...options, secrets })
  engine.moves.bindSecrets()
  discardPartialIn(backupFolder(dataFolder))
  if (replaced?.problem === null) {
    const kept = replaced.kept.join(', ')
    log.write('info', 'pansentry', message('log.restore.done', { source: replaced.source, kept }))
  } else if (replaced) {
    log.write('error', 'pansentry', message('log.restore.failed', { reason: replaced.problem }))
  }
  return engine
}

/** The secrets of a folder, for a process that can ask no key store. */
function secretsIn(dataFolder: string): SealedSecrets {
  return new SealedSecrets({ dataFolder, environment: process.env })
}
