import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { foldersIn } from '../../engine/jobs/folders.ts'
import { databaseFile, type Inspection, remedyFor } from '../../engine/storage.ts'
import { isWritable } from '../../machine/writable.ts'
import { messageTexts } from '../../words/message-text.ts'
import type { Session } from '../session.ts'
import { type Finding, good, odd } from './finding.ts'

// A backup is a copy of the database, which is made beside the last ones.
const tightBytes = 500 * 1024 * 1024
const oldBackupMs = 3 * 24 * 3600_000

export function folder({ dataFolder, words }: Session): Finding {
  const { t } = words
  const readOnly = odd('folder', 'bad', dataFolder, t('cli.doctor.advice.folderReadOnly'))
  if (!existsSync(dataFolder)) {
    return isWritable(dataFolder)
      ? good('folder', t('cli.doctor.folderMissing', { dataFolder }))
      : readOnly
  }
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK)
    return good('folder', dataFolder)
  } catch {
    return readOnly
  }
}

export function database(found: Inspection, session: Session): Finding {
  const { dataFolder, format, words } = session
  const { t } = words
  if (found.kind === 'missing') return good('database', t('cli.doctor.databaseMissing'))
  if (found.kind === 'unreadable') {
    const advice = found.isDamaged ? remedy(session) : t('cli.doctor.advice.databaseShut')
    return odd('database', 'bad', found.problem, advice)
  }
  const megabytes = format.number(
    Math.round(statSync(databaseFile(dataFolder)).size / 100_000) / 10,
  )
  const { integrity, known, origin, version: schema } = found
  if (schema > known) {
    const newer = t('cli.doctor.databaseNewer', { schema, known })
    return odd('database', 'bad', newer, t('cli.doctor.advice.databaseNewer'))
  }
  if (integrity !== 'ok') return odd('database', 'bad', integrity, remedy(session))
  if (origin !== 'ours') {
    return odd('database', 'bad', t(`cli.doctor.origin.${origin}`), remedy(session))
  }
  return good('database', t('cli.doctor.databaseGood', { megabytes, schema }))
}

/** Which backup helps. */
function remedy({ dataFolder, words }: Session): string {
  return messageTexts(words)(remedyFor(databaseFile(dataFolder)).because)
}

export function damagedRows(found: Inspection, { words: { t } }: Session): Finding[] {
  if (found.kind !== 'database' || found.damaged.length === 0) return []
  const rows = found.damaged.map(({ table, id, column }) => `${table} ${id} (${column})`)
  const text = t('cli.doctor.rowsDamaged', { rows: rows.join(', ') })
  return [odd('rows', 'bad', text, t('cli.doctor.advice.rowsDamaged'))]
}

export async function disk({ dataFolder, format, words }: Session): Promise<Finding> {
  const { t } = words
  try {
    const { bavail, bsize } = await statfs(existsSync(dataFolder) ? dataFolder : homedir())
    const free = bavail * bsize
    const gigabytes = format.number(Math.round(free / 1e8) / 10)
    const found = t('cli.doctor.diskFree', { gigabytes })
    return free < tightBytes
      ? odd('disk', 'bad', found, t('cli.doctor.advice.diskTight'))
      : good('disk', found)
  } catch (error) {
    return odd('disk', 'warn', error instanceof Error ? error.message : String(error), '')
  }
}

export function backups({ dataFolder, format, words }: Session): Finding {
  const { t } = words
  const from = foldersIn(dataFolder).backups
  const isThere = statSync(from, { throwIfNoEntry: false })?.isDirectory() ?? false
  const times = isThere
    ? readdirSync(from)
        .filter((name) => name.endsWith('.db'))
        .map((name) => statSync(join(from, name)).mtimeMs)
    : []
  if (times.length === 0) {
    const found = t('cli.doctor.backupNone')
    return Date.now() - madeAt(databaseFile(dataFolder)) > oldBackupMs
      ? odd('backup', 'warn', found, t('cli.doctor.advice.backup'))
      : good('backup', found)
  }
  const last = Math.max(...times)
  const when = format.relative(last, Date.now())
  const found = t('cli.doctor.backupLast', { when, count: times.length })
  return Date.now() - last > oldBackupMs
    ? odd('backup', 'warn', found, t('cli.doctor.advice.backup'))
    : good('backup', found)
}

/** When a file was made; now while there is none. Its birth is 0 where the file system does not keep it. */
function madeAt(file: string): number {
  return existsSync(file) ? statSync(file).birthtimeMs : Date.now()
}
