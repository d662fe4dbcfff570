import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const operations = ['rename', 'unlink', 'copyFile', 'link', 'readFile', 'writeFile'] as const
type Operation = (typeof operations)[number]

/** The code with which an operation on a path is refused; undefined lets it through to the disk. */
export type Answer = (operation: Operation, path: string, to: string) => string | undefined

type Platform = typeof process.platform

/**
 * The disk, with some operations refused as another system or another program would, for all who use `node:fs`, until it
 * is disposed of.
 */
export class RefusingFiles implements Disposable {
  /** `rename /a /b`, in the order they were asked for. */
  readonly asked: string[] = []
  readonly #answer: Answer
  readonly #restore: (() => void)[] = []

  constructor(answer: Answer, platform: Platform = process.platform) {
    this.#answer = answer
    this.#pretend(platform)
    for (const operation of operations) {
      this.#replace(fs, `${operation}Sync`, operation)
      this.#replace(fs.promises, operation, operation)
    }
    syncBuiltinESMExports()
  }

  [Symbol.dispose](): void {
    for (const restore of this.#restore.toReversed()) restore()
    syncBuiltinESMExports()
  }

  #pretend(platform: Platform): void {
    const own = process.platform
    Object.defineProperty(process, 'platform', { value: platform })
    this.#restore.push(() => Object.defineProperty(process, 'platform', { value: own }))
  }

  #replace(module: object, name: string, operation: Operation): void {
    const original: unknown = Reflect.get(module, name)
    if (typeof original !== 'function') throw new Error(`no ${name}`)
    const ask = (...args: unknown[]): unknown => {
      const refused = this.#refusal(operation, String(args[0]), String(args[1]))
      // The synchronous ones throw, the others reject.
      if (refused) return name.endsWith('Sync') ? raise(refused) : Promise.reject(refused)
      return Reflect.apply(original, module, args)
    }
    Reflect.set(module, name, ask)
    this.#restore.push(() => Reflect.set(module, name, original))
  }

  #refusal(operation: Operation, path: string, to: string): Error | undefined {
    this.asked.push(`${operation} ${path} ${to}`)
    const code = this.#answer(operation, path, to)
    if (code === undefined) return undefined
    return Object.assign(new Error(`${code}: ${operation} '${path}'`), { code, syscall: operation })
  }
}

function raise(error: Error): never {
  throw error
}

/** Refuses an operation so many times with a code, and then no more. */
export function refusedTimes(times: number, wanted: Operation, code: string): Answer {
  let left = times
  return (operation) => {
    if (operation !== wanted || left === 0) return undefined
    left -= 1
    return code
  }
}
