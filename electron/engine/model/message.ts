import { z } from 'zod'

/** A sentence of the catalogue by its key, and what stands in its places: another message, where words do. */
export const messageSchema = z.object({
  key: z.string(),
  get values() {
    return z.record(z.string(), messageValueSchema).optional()
  },
})
export type Message = z.output<typeof messageSchema>

const messageValueSchema = z.union([z.string(), z.number(), messageSchema])
export type MessageValue = z.output<typeof messageValueSchema>

/** A text as it was written, or a message, which is put into words when it is shown. */
export const translatableSchema = z.union([z.string(), messageSchema])
export type Translatable = z.output<typeof translatableSchema>

/** Why something is refused: in English, and as a message for whoever has the words. */
export const reasonSchema = z.object({ reason: z.string(), because: messageSchema })
export type Reason = z.output<typeof reasonSchema>

/** The names of the places in a sentence. */
type Places<Sentence extends string> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Places<Rest>
  : never

/**
 * Gives reasons out of a table of English sentences, whose keys stand in the words under `home`. A reason may stand in
 * the place of another.
 */
export function reasonsOf<const Table extends Readonly<Record<string, string>>>(
  home: string,
  sentences: Table,
) {
  return <Key extends keyof Table & string>(
    key: Key,
    values: Readonly<Record<Places<Table[Key]>, string | number | Reason>>,
  ): Reason => {
    const given = Object.entries<string | number | Reason>(values)
    const english = given.map(([name, value]) => [
      name,
      typeof value === 'object' ? value.reason : value,
    ])
    const inWords = given.map(([name, value]) => [
      name,
      typeof value === 'object' ? value.because : value,
    ])
    return {
      reason: filled(sentences[key] ?? '', Object.fromEntries(english)),
      because: { key: `${home}.${key}`, values: Object.fromEntries(inWords) },
    }
  }
}

/** A sentence with its values in their {{places}}. */
export function filled(sentence: string, values: object): string {
  const given = new Map<string, unknown>(Object.entries(values))
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(given.get(name)))
}
