// A large database takes a minute to read through and to compact: a thread of its own does it.

import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { Contents } from '../../model/moves/move.ts'
import { isRefusal } from '../../model/refusal.ts'
import { systemReason } from '../../model/refusals/system-fault.ts'
import { renewForeignKeys } from '../secret-key.ts'
import { Store } from '../store.ts'
import type { CandidateAnswer, CandidateInput } from './candidate.ts'
import { shutOut } from './own-access.ts'
import { requireUsable } from './restore.ts'

const input: CandidateInput = workerData

parentPort?.postMessage(prepared(input))

function prepared({ file, name, settings }: CandidateInput): CandidateAnswer {
  try {
    requireUsable(file, name)
    const contents = broughtUpToDate(file, settings)
    change(file, (database) => {
      shutOut(database)
      renewForeignKeys(database)
      // What a row held before lies in the file until its place is needed.
      if (settings) database.exec('VACUUM')
      // A database in WAL mode could not be opened to read without leaving two more files beside it.
      database.pragma('journal_mode = DELETE')
    })
    return { contents }
  } catch (error) {
    if (isRefusal(error, 'BACKUP_FOREIGN')) return { code: error.code, data: error.data }
    if (isRefusal(error, 'BACKUP_DAMAGED')) return { code: error.code, data: error.data }
    if (isRefusal(error, 'BACKUP_NEWER')) return { code: error.code, data: error.data }
    // It is no database, or its pages cannot be read.
    if (error instanceof Database.SqliteError) {
      return { code: 'BACKUP_DAMAGED', data: { file: name, ...systemReason(error) } }
    }
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

function broughtUpToDate(file: string, settings: CandidateInput['settings']): Contents {
  const store = new Store(file)
  try {
    if (settings) store.settings.update(settings)
    return store.contents()
  } finally {
    store.close()
  }
}

function change(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file, { fileMustExist: true })
  try {
    work(database)
  } finally {
    database.close()
  }
}
