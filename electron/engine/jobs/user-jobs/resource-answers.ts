import { z } from 'zod'
import type { Resources } from '../../library/resources.ts'
import {
  largestPage,
  pageSizeSchema,
  resourceChangesSchema,
  resourceFilterSchema,
  resourceIdSchema,
} from '../../model/resource.ts'
import type { FromWorker } from './messages.ts'

const id = resourceIdSchema

const listSchema = z.strictObject({
  ...resourceFilterSchema.shape,
  /** The id of the last resource of the page before. */
  after: id.optional(),
  limit: pageSizeSchema.default(largestPage),
})

const updateSchema = z.object({ id, changes: resourceChangesSchema })

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
