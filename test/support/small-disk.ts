import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, which can be filled; only root can mount one. */
export class SmallDisk implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'pansentry-disk-'))
  readonly #filler = join(this.path, 'filler')

  constructor(megabytes: number) {
    const options = `size=${megabytes}m,mode=0700`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', this.path])
  }

  /** Leaves no byte free. */
  fill(): void {
    const file = openSync(this.#filler, 'a')
    for (let size = 65_536; size >= 1; size /= 2) writeUntilFull(file, size)
    closeSync(file)
  }

  free(): void {
    rmSync(this.#filler)
  }

  /** Makes it as large as that; what is written stays. */
  resize(megabytes: number): void {
    execFileSync('mount', ['-o', `remount,size=${megabytes}m`, this.path])
  }

  [Symbol.dispose](): void {
    execFileSync('umount', [this.path])
    rmSync(this.path, { recursive: true })
  }
}

function writeUntilFull(file: number, size: number): void {
  const block = Buffer.alloc(size)
  try {
    while (writeSync(file, block) > 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
