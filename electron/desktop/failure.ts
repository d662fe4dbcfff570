import { app, dialog } from 'electron'
import { isRefusal } from '../engine/model/refusal.ts'
import { storeRefusal } from '../engine/storage.ts'
import type { AppLog } from '../machine/app-log.ts'
import type { Words } from '../words/catalogue.ts'
import { errorText } from '../words/error-text.ts'

/** Writes what nobody caught to the log; a running app goes on. */
export function logUncaught(log: AppLog): void {
  process.on('uncaughtException', (error) => log.failure('uncaught', error))
  process.on('unhandledRejection', (reason) => log.failure('unhandled rejection', reason))
}

/** Says why Pansentry cannot start, and ends it. */
export function failToStart(error: unknown, log: AppLog | undefined, words: Words): void {
  const sentence = errorText(words, storeRefusal(error) ?? error)
  // Not into a folder of somebody else's.
  if (!isRefusal(error, 'FOLDER_FOREIGN') && !isRefusal(error, 'FOLDER_SHARED')) {
    log?.failure('cannot start', isRefusal(error) ? error.message : error)
  }
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox(words.t('app.name'), sentence)
  app.exit(1)
}
