import { existsSync } from 'node:fs'
import { z } from 'zod'
import { moveFileSync, readTextSync, replaceFile } from '../engine/disk/files.ts'
import type { Secrets } from '../engine/model/secrets.ts'

/** How a secret is sealed. */
export type Seal = {
  /** False where nothing can be sealed that would be protected. */
  readonly isAvailable: () => boolean
  readonly seal: (name: string, text: string) => string
  /** Undefined, or an error, where another key has sealed it. */
  readonly open: (name: string, sealed: string) => string | undefined
}

const fileSchema = z.record(z.string(), z.string())

/** Secrets in a file of their names, each sealed. */
export function secretsFile(file: string, { isAvailable, open, seal }: Seal): Secrets {
  const read = () => {
    try {
      return fileSchema.parse(JSON.parse(readTextSync(file)))
    } catch {
      return {}
    }
  }
  /** What a change goes on from: what cannot be read just now is not written over, and what is damaged is kept aside. */
  const readToChange = () => {
    if (!existsSync(file)) return {}
    const text = readTextSync(file)
    try {
      return fileSchema.parse(JSON.parse(text))
    } catch {
      moveFileSync(file, `${file}.damaged`)
      return {}
    }
  }
  const write = (sealed: z.output<typeof fileSchema>) => replaceFile(file, JSON.stringify(sealed))
  return {
    isAvailable,
    keep: (name, text) => write({ ...readToChange(), [name]: seal(name, text) }),
    forget(name) {
      const { [name]: forgotten, ...others } = readToChange()
      if (forgotten !== undefined) write(others)
    },
    read(name) {
      const sealed = read()[name]
      if (sealed === undefined) return undefined
      try {
        return open(name, sealed)
      } catch {
        return undefined
      }
    },
  }
}
