// The whole file is read, which for a large library takes seconds: a thread of its own does it.

import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const file: string = workerData

// A copy in WAL mode could not be opened without leaving two more files beside it.
const copy = new Database(file, { fileMustExist: true })
copy.pragma('journal_mode = DELETE')
copy.close()

const readOnly = new Database(file, { readonly: true, fileMustExist: true })
const found = readOnly.pragma('quick_check(1)', { simple: true })
readOnly.close()
parentPort?.postMessage(String(found))
