import { execFileSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

/** A disk like a stick: no links, no sockets, no modes. Root can mount one, with exfat-fuse and exfatprogs. */
export class ExfatDisk implements Disposable {
  readonly path: string
  readonly #folder = temporaryFolder()
  readonly #device: string

  constructor() {
    const image = join(this.#folder.path, 'image')
    this.path = join(this.#folder.path, 'disk')
    mkdirSync(this.path)
    writeFileSync(image, '')
    truncateSync(image, 64 * 1024 * 1024)
    execFileSync('mkfs.exfat', [image], { stdio: 'ignore' })
    this.#device = execFileSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).trim()
    // A desktop mounts it for whoever sits there.
    execFileSync('mount.exfat-fuse', [this.#device, this.path, '-o', 'umask=077'], {
      stdio: 'ignore',
    })
  }

  [Symbol.dispose](): void {
    execFileSync('umount', [this.path])
    execFileSync('losetup', ['--detach', this.#device])
    this.#folder[Symbol.dispose]()
  }
}
