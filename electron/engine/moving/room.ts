import { freeBytes } from '../disk/free-space.ts'
import { Refusal } from '../model/refusal.ts'

// What the database itself goes on needing.
const reserveBytes = 200_000_000
const inMegabytes = (bytes: number) => Math.max(0, Math.round(bytes / 1_000_000))

/** Throws `MOVE_TOO_LARGE` where a folder's disk has no room for so many bytes. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const left = (await freeBytes(folder)) - reserveBytes
  if (bytes <= left) return
  throw new Refusal('MOVE_TOO_LARGE', { size: inMegabytes(bytes), limit: inMegabytes(left) })
}

/** The refusal for a disk that is full; undefined for any other error. */
export function fullRefusal(cause: unknown): Refusal | undefined {
  const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
  return isFull ? new Refusal('STORE_FULL', {}, { cause }) : undefined
}
