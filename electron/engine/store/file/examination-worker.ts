// A large database takes seconds to read through: a thread of its own does it.

import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { storeRefusal } from '../store-refusal.ts'
import { remedyFor } from './backups.ts'
import type { ExaminationInput, Finding } from './examination.ts'

const { file, stopped }: ExaminationInput = workerData

parentPort?.postMessage(examined())

function examined(): Finding {
  try {
    const found = firstFault()
    return found === undefined ? null : { found, remedy: remedyFor(file) }
  } catch (error) {
    if (storeRefusal(error)?.code !== 'STORE_CORRUPT') return null
    return {
      found: error instanceof Error ? error.message : String(error),
      remedy: remedyFor(file),
    }
  }
}

/** Table by table, for one that is being read cannot be left. */
function firstFault(): string | undefined {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
    for (const table of tables) {
      if (Atomics.load(stopped, 0) === 1) return undefined
      const found = String(database.pragma(`quick_check('${table}')`, { simple: true }))
      // Of a list, the first says enough.
      if (found !== 'ok') return found.split('\n').slice(0, 2).join(' ')
    }
    return undefined
  } finally {
    database.close()
  }
}
