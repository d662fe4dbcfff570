import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A file that nobody can rename or remove: a mount on itself, for which Linux answers EBUSY. Only root can make one. */
export class HeldFile implements AsyncDisposable {
  readonly #path: string
  #letGo: ChildProcess | undefined

  constructor(path: string) {
    this.#path = path
    execFileSync('mount', ['--bind', path, path])
  }

  /** Another process lets go of it after a while, whatever this one waits for. */
  letGoAfter(seconds: number): void {
    const script = `sleep ${seconds}; umount "$0"`
    this.#letGo = spawn('sh', ['-c', script, this.#path], { stdio: 'ignore' })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#letGo) execFileSync('umount', [this.#path])
    else if (this.#letGo.exitCode === null) await once(this.#letGo, 'exit')
  }
}
