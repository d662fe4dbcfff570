import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'

// Between two tries, in ms. A virus scanner or an indexer lets go within a second as a rule; while a synchronous step
// waits, the window stands still.
const briefWaits = [10, 20, 40, 80, 160, 320]
const longWaits = [...briefWaits, 640, 1280, 1280]

/** What a step on files is about, for whom it fails. */
export type Concerned = {
  /** The file that another program may hold. */
  readonly held: string
  /** The file that is written or removed. */
  readonly changed: string
}

/**
 * Takes a step on files, again and again for about four seconds while another program holds one of them. Throws the
 * refusal `FILE_HELD` when it does not let go, and `FILE_UNUSABLE` for whatever else the system refuses.
 */
export async function patiently<T>(files: Concerned, step: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await step()
    } catch (error) {
      await delay(waitAfter(error, longWaits[tries], files))
    }
  }
}

/** The same for a caller that cannot wait otherwise than by standing still: for half a second. */
export function patientlySync<T>(files: Concerned, step: () => T): T {
  const nothing = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  for (let tries = 0; ; tries += 1) {
    try {
      return step()
    } catch (error) {
      Atomics.wait(nothing, 0, 0, waitAfter(error, briefWaits[tries], files))
    }
  }
}

/** How long to wait before the next try; throws where none is worth while, or `wait` is undefined: they are used up. */
function waitAfter(error: unknown, wait: number | undefined, files: Concerned): number {
  if (wait !== undefined && isHeld(error)) return wait
  throw fileRefusal(files, error)
}

/** What the system's answer comes to, as a refusal; an error of another kind stays what it is. */
export function fileRefusal({ changed, held }: Concerned, cause: unknown): unknown {
  if (!isSystemError(cause)) return cause
  if (isHeld(cause)) return new Refusal('FILE_HELD', { file: held }, { cause })
  return new Refusal('FILE_UNUSABLE', { file: changed, ...systemReason(cause) }, { cause })
}

/**
 * Windows answers a rename or a removal with any of three codes while another program has the file open
 * (https://github.com/isaacs/node-graceful-fs/issues/104); elsewhere two of them mean a right that is missing and stays so.
 * On a network folder Linux says ETXTBSY.
 */
function isHeld(error: unknown): boolean {
  if (!isSystemError(error)) return false
  if (error.code === 'EBUSY' || error.code === 'ETXTBSY') return true
  return process.platform === 'win32' && (error.code === 'EPERM' || error.code === 'EACCES')
}

function isSystemError(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && 'code' in error && 'syscall' in error
}
