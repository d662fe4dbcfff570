import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { between, type TroubleKind } from './trouble.ts'

const diskMiB = 64

/** The data folder is a small disk of its own, which something else fills to the last byte. */
export const fullDisk: TroubleKind = {
  label: 'full disk',
  share: 0.05,
  hindrance() {
    if (process.platform !== 'linux') return 'a disk in memory is made on Linux only'
    return process.getuid?.() === 0 ? undefined : 'only root may mount a disk'
  },
  begin(dataFolder, random) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMiB}m,mode=700`, 'tmpfs', dataFolder])
    const filler = join(dataFolder, 'filler')
    const mend = () => rmSync(filler, { force: true })
    return {
      now: Date.now,
      async strike() {
        await delay(between(100, 800, random))
        fill(filler)
        await delay(between(300, 4000, random))
        if (random() < 0.3) return false
        mend()
        return true
      },
      mend,
      ending: () => (random() < 0.5 ? 'SIGKILL' : 'SIGTERM'),
      close: () => void execFileSync('umount', ['-l', dataFolder]),
    }
  },
}

function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    // Down to single pages: what is left over after a large piece may still hold a small write.
    for (const size of [1024 * 1024, 4096]) {
      const piece = Buffer.alloc(size)
      while (fits(file, piece));
    }
  } finally {
    closeSync(file)
  }
}

function fits(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
