import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { waitForOutput } from '../support/command/command-line.ts'

/** What became of something that was asked: no answer at all, and a failure of the server, leave it open. */
export type Answer =
  | { readonly kind: 'acknowledged'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string }

const program = join(import.meta.dirname, '../../dist/electron/cli.js')
// So long that a busy machine is not taken for a process that hangs.
const patienceMs = 180_000

/** Something that does not end, does not begin, or ended by itself. */
export class StuckError extends Error {
  override readonly name = 'StuckError'
}

/** One process of the built `pansentry serve`, asked over HTTP as any script would. */
export class Served {
  readonly #child: ChildProcess
  readonly #address: Promise<{ readonly url: string; readonly token: string }>
  readonly #ended: Promise<unknown>
  #errors = ''

  constructor(dataFolder: string, environment: NodeJS.ProcessEnv) {
    const args = [program, 'serve', '--port', '0', '--json']
    const env = { ...process.env, ...environment, PANSENTRY_DATA_DIR: dataFolder }
    this.#child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child.stderr?.on('data', (chunk) => {
      this.#errors += String(chunk)
    })
    this.#ended = once(this.#child, 'exit')
    this.#address = waitForOutput(this.#child, /"url":"([^"]+)"/).then(([, url = '']) => ({
      url,
      token: readFileSync(join(dataFolder, 'api-token'), 'utf8').trim(),
    }))
    // Whoever waits for it is told; a process that is killed while it starts is waited for by nobody.
    this.#address.catch(() => {})
  }

  /** Waits until it answers. */
  async ready(): Promise<void> {
    const isReady = await Promise.race([
      this.#address.then(
        () => true,
        () => false,
      ),
      delay(patienceMs, false, { ref: false }),
    ])
    if (!isReady) throw new StuckError(`it does not start: ${this.#errors}`)
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    try {
      const { url, token } = await this.#address
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(patienceMs),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (response.ok) {
        return { kind: 'acknowledged', json: text === '' ? null : JSON.parse(text) }
      }
      if (response.status >= 500) return { kind: 'unknown', reason: text }
      return { kind: 'refused', code: String((JSON.parse(text) as { code?: unknown }).code) }
    } catch (error) {
      return { kind: 'unknown', reason: String(error instanceof Error ? error.cause : error) }
    }
  }

  /** An answer that is expected. */
  async get<T>(path: string): Promise<T> {
    const answer = await this.ask('GET', path)
    if (answer.kind === 'acknowledged') return answer.json as T
    throw new StuckError(`GET ${path} is answered with ${JSON.stringify(answer)}`)
  }

  /** Ends it; one that is asked to quit has to, and well. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { exitCode, signalCode } = this.#child
    if (exitCode !== null || signalCode !== null) {
      throw new StuckError(`it ended by itself (${exitCode ?? signalCode}): ${this.#errors}`)
    }
    this.#child.kill(signal)
    const isOver = await Promise.race([
      this.#ended.then(() => true),
      delay(patienceMs, false, { ref: false }),
    ])
    if (!isOver) {
      this.#child.kill('SIGKILL')
      throw new StuckError(`it does not end on ${signal}`)
    }
    if (signal === 'SIGTERM' && this.#child.exitCode !== 0) {
      const { exitCode, signalCode } = this.#child
      throw new StuckError(`it quits with ${exitCode ?? signalCode}: ${this.#errors}`)
    }
  }

  /** Leaves nothing behind, whatever happened. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#child.kill('SIGKILL')
    await this.#ended
  }
}
