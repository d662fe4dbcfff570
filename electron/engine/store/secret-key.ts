import { randomBytes } from 'node:crypto'
import type { Database } from './schema.ts'

const keyBytes = 8

/** What the secrets of a new row are kept by. */
export function newSecretKey(): string {
  return randomBytes(keyBytes).toString('hex')
}

/** Gives new keys to rows of a database from elsewhere that could name the secrets of others. */
export function renewForeignKeys(database: Database): void {
  for (const table of ['jobs', 'channels', 'saving_hooks']) {
    database
      .prepare(
        `UPDATE ${table} SET key = lower(hex(randomblob(${keyBytes}))) WHERE length(key) <> ?`,
      )
      .run(keyBytes * 2)
  }
}
