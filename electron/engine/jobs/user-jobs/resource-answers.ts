import { z } from 'zod'
import type { Resources } from '../../library/resources.ts'
import { providers } from '../../model/provider.ts'
import { healths } from '../../model/verdict.ts'
import type { FromWorker } from './messages.ts'

const id = z.number().int().positive()

const listSchema = z.strictObject({
  text: z.string().max(200).optional(),
  provider: z.enum(providers).optional(),
  health: z.enum(healths).optional(),
  /** The id of the last resource of the page before. */
  after: id.optional(),
  limit: z.number().int().min(1).max(1000).default(1000),
})

const updateSchema = z.object({
  id,
  changes: z.strictObject({
    title: z.string().trim().min(1).max(500).optional(),
    url: z.string().max(4000).optional(),
    passcode: z.string().max(100).optional(),
    category: z.string().max(100).optional(),
    note: z.string().max(10_000).optional(),
  }),
})

/** What the engine answers to a call of `resources` in a job; throws what the handler is to see. */
export function answerCall(
  { method, input }: Extract<FromWorker, { type: 'call' }>,
  resources: Resources,
): unknown {
  switch (method) {
    case 'list': {
      const { after, limit, ...filter } = listSchema.parse(input)
      return resources.list({
        filter,
        order: 'added',
        descending: false,
        after: after === undefined ? undefined : { value: after, id: after },
        limit,
      })
    }
    case 'get':
      return resources.get(z.object({ id }).parse(input).id)
    case 'update': {
      const { id, changes } = updateSchema.parse(input)
      const { title, url, passcode, category, note } = resources.get(id)
      return resources.edit(id, { title, url, passcode, category, note, ...given(changes) })
    }
  }
}

/** Without what is not given: an undefined would overwrite. */
function given<T extends object>(changes: { [Key in keyof T]: T[Key] }) {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
