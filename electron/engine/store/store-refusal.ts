import Database from 'better-sqlite3'
import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'

type SqliteError = InstanceType<typeof Database.SqliteError>

/** Whether the database itself failed: a full disk, another program's lock, a damaged page. */
export function isStoreError(error: unknown): error is SqliteError {
  return error instanceof Database.SqliteError
}

/** What kept an open database from being read or written; undefined for what is no failure of its file. */
export function storeRefusal(error: unknown): Refusal | undefined {
  if (!isStoreError(error)) return undefined
  const options = { cause: error }
  // The second part of a code says more than a person can act on. https://sqlite.org/rescode.html
  const [, primary = ''] = error.code.split('_')
  switch (primary) {
    case 'BUSY':
    case 'LOCKED':
      return new Refusal('STORE_BUSY', {}, options)
    case 'FULL':
      return new Refusal('STORE_FULL', {}, options)
    case 'READONLY':
    case 'PERM':
      return new Refusal('STORE_READ_ONLY', {}, options)
    case 'CORRUPT':
    case 'NOTADB':
      return new Refusal('STORE_CORRUPT', {}, options)
    case 'IOERR':
    case 'CANTOPEN':
    case 'PROTOCOL':
    case 'NOMEM':
      return new Refusal('STORE_FAILING', systemReason(error), options)
    default:
      return undefined
  }
}

/** The same in a few words, to stand in another message. */
export function storeFailure(error: unknown): Message | undefined {
  const refusal = storeRefusal(error)
  const code = refusal?.code
  if (code === 'STORE_BUSY') return message('log.store.busy')
  if (code === 'STORE_FULL') return message('log.store.full')
  if (code === 'STORE_READ_ONLY') return message('log.store.readOnly')
  if (code === 'STORE_CORRUPT') return message('log.store.corrupt')
  return isRefusal(refusal, 'STORE_FAILING') ? refusal.data.because : undefined
}
