import type { Words } from '../../words/catalogue.ts'
import type { Format } from '../../words/format.ts'

/** A data folder that is looked at, and in which words the findings are told. */
export type Patient = {
  readonly dataFolder: string
  readonly words: Words
  readonly format: Format
}
