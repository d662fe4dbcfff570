// Folding the log in waits for the disk, which a thread of its own may do.

import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const file: string = workerData

const database = new Database(file, { fileMustExist: true })
// Nobody has to wait for it; what is written meanwhile is left for the next time.
database.pragma('wal_checkpoint(PASSIVE)')
database.close()
parentPort?.postMessage('done')
