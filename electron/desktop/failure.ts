import { app, dialog } from 'electron'
import { StoreError } from '../engine/engine.ts'
import type { AppLog } from '../machine/app-log.ts'

/** Writes what nobody caught to the log; a running app goes on. */
export function logUncaught(log: AppLog): void {
  process.on('uncaughtException', (error) => log.failure('uncaught', error))
  process.on('unhandledRejection', (reason) => log.failure('unhandled rejection', reason))
}

/** Says why Pansentry cannot start, and ends it. */
export function failToStart(error: unknown, log: AppLog): void {
  const sentence = error instanceof Error ? error.message : String(error)
  log.failure('cannot start', error instanceof StoreError ? sentence : error)
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox('Pansentry', sentence)
  app.exit(1)
}
