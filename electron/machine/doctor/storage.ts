import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { foldersIn } from '../../engine/jobs/folders.ts'
import type { Finding } from '../../engine/model/doctor/finding.ts'
import { scarceBytes, staleBackupMs } from '../../engine/model/history/attention.ts'
import { said, systemReason } from '../../engine/model/refusals/system-fault.ts'
import {
  databaseFile,
  fileBytes,
  freeBytes,
  type Inspection,
  remedyFor,
} from '../../engine/storage.ts'
import type { Words } from '../../words/catalogue.ts'
import { messageTexts } from '../../words/message-text.ts'
import { isWritable } from '../writable.ts'
import { good, odd } from './finding.ts'
import type { Patient } from './patient.ts'

export function folder({ dataFolder, words }: Patient): Finding {
  const { t } = words
  const readOnly = odd('folder', 'bad', dataFolder, t('doctor.advice.folderReadOnly'))
  if (!existsSync(dataFolder)) {
    return isWritable(dataFolder)
      ? good('folder', t('doctor.folderMissing', { dataFolder }))
      : readOnly
  }
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK)
    return good('folder', dataFolder)
  } catch {
    return readOnly
  }
}

export function database(found: Inspection, patient: Patient): Finding {
  const { t } = patient.words
  const textOf = messageTexts(patient.words)
  if (found.kind === 'missing') return good('database', t('doctor.databaseMissing'))
  if (found.kind === 'unreadable') {
    const advice = found.isDamaged ? remedy(patient) : t('doctor.advice.databaseShut')
    return odd('database', 'bad', textOf(found.problem), advice)
  }
  const { integrity, known, origin, version: schema } = found
  if (schema > known) {
    const newer = t('doctor.databaseNewer', { schema, known })
    return odd('database', 'bad', newer, t('doctor.advice.databaseNewer'))
  }
  if (integrity !== 'ok') {
    return odd('database', 'bad', textOf(said(integrity).because), remedy(patient))
  }
  if (origin !== 'ours') {
    return odd('database', 'bad', t(`doctor.origin.${origin}`), remedy(patient))
  }
  return wholeDatabase(patient)
}

/** That it was read through, and nothing was found. */
export function wholeDatabase({ dataFolder, format, words }: Patient): Finding {
  const { size } = statSync(databaseFile(dataFolder))
  const megabytes = format.number(Math.round(size / 100_000) / 10)
  return good('database', words.t('doctor.databaseGood', { megabytes }))
}

/** Which backup helps. */
function remedy({ dataFolder, words }: Patient): string {
  return messageTexts(words)(remedyFor(databaseFile(dataFolder)).because)
}

export function damagedRows(found: Inspection, { t }: Words): Finding[] {
  if (found.kind !== 'database' || found.damaged.length === 0) return []
  const rows = found.damaged.map(({ table, id, column }) => `${table} ${id} (${column})`)
  const text = t('doctor.rowsDamaged', { rows: rows.join(', ') })
  return [odd('rows', 'bad', text, t('doctor.advice.rowsDamaged'))]
}

export async function disk({ dataFolder, format, words }: Patient): Promise<Finding> {
  const { t } = words
  try {
    const free = await freeBytes(existsSync(dataFolder) ? dataFolder : homedir())
    const gigabytes = format.number(Math.round(free / 1e8) / 10)
    const found = t('doctor.diskFree', { gigabytes })
    return free < scarceBytes(fileBytes(databaseFile(dataFolder)))
      ? odd('disk', 'bad', found, t('doctor.advice.diskTight'))
      : good('disk', found)
  } catch (error) {
    return odd('disk', 'warn', messageTexts(words)(systemReason(error).because), '')
  }
}

export function backups({ dataFolder, format, words }: Patient): Finding {
  const { t } = words
  const times = backupTimes(foldersIn(dataFolder).backups)
  if (times.length === 0) {
    const found = t('doctor.backupNone')
    return Date.now() - madeAt(databaseFile(dataFolder)) > staleBackupMs
      ? odd('backup', 'warn', found, t('doctor.advice.backup'))
      : good('backup', found)
  }
  const last = Math.max(...times)
  const when = format.relative(last, Date.now())
  const found = t('doctor.backupLast', { when, count: times.length })
  return Date.now() - last > staleBackupMs
    ? odd('backup', 'warn', found, t('doctor.advice.backup'))
    : good('backup', found)
}

/** None where the folder is not there, or may not be read, which is a finding of its own. */
function backupTimes(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.db'))
      .map((name) => statSync(join(folder, name)).mtimeMs)
  } catch {
    return []
  }
}

/** When a file was made; now while there is none. Its birth is 0 where the file system does not keep it. */
function madeAt(file: string): number {
  return existsSync(file) ? statSync(file).birthtimeMs : Date.now()
}
