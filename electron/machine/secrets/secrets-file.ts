import { existsSync } from 'node:fs'
import { z } from 'zod'
import { readTextSync, replaceFile } from '../../engine/disk/files.ts'
import { chosenPlaceSchema } from '../../engine/model/secrets/place.ts'
import { keepDamaged } from './damaged-file.ts'

const texts = z.record(z.string(), z.string())

const contentsSchema = z.object({
  version: z.literal(2),
  /** What a person chose where no key store protects anything. */
  choice: chosenPlaceSchema.optional(),
  /** Keys by id, each sealed by a key store. */
  keys: texts.default({}),
  /** Secrets by name, each with what its key goes by. */
  values: z.record(z.string(), z.object({ key: z.string(), sealed: z.string() })).default({}),
  /** Secrets by name that a key store sealed one by one, as Pansentry 0.1 had it do. */
  older: texts.default({}),
})

export type SecretsContents = z.output<typeof contentsSchema>

const empty: SecretsContents = { version: 2, keys: {}, values: {}, older: {} }

const fileSchema = z.union([contentsSchema, texts.transform((older) => ({ ...empty, older }))])

/** `secrets.json` of a data folder: sealed secrets, and how they are opened. */
export class SecretsFile {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** Nothing where it is damaged, or cannot be read just now. */
  read(): SecretsContents {
    try {
      return fileSchema.parse(JSON.parse(readTextSync(this.#path)))
    } catch {
      return empty
    }
  }

  /** What cannot be read just now is not written over, and what is damaged is kept aside. */
  change(change: (contents: SecretsContents) => SecretsContents): void {
    replaceFile(this.#path, JSON.stringify(change(this.#readToChange())))
  }

  #readToChange(): SecretsContents {
    if (!existsSync(this.#path)) return empty
    const text = readTextSync(this.#path)
    try {
      return fileSchema.parse(JSON.parse(text))
    } catch {
      keepDamaged(this.#path)
      return empty
    }
  }
}
