import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { labelNameSchema, labelSchema } from '../../engine/model/resources/labels.ts'
import { call } from './call.ts'

export { tagsIn } from '../../engine/model/resources/labels.ts'

const { LABEL_EXISTS, LABEL_NOT_FOUND } = refusals

const name = labelNameSchema.min(1)

/** The calls of categories and of tags, which are alike. */
function labels(path: `/${string}`, one: string, many: string) {
  const tags = ['Categories and tags']
  const affected = z.object({ changed: z.number() })
  return {
    /** Those whose name holds a text, the most used first: suggestions for a field. */
    list: call('read')
      .route({ method: 'GET', path, summary: `The ${many}, and how many links they have`, tags })
      .input(
        z.object({
          text: labelNameSchema.default(''),
          limit: z.number().int().min(1).max(1000).default(1000),
        }),
      )
      .output(z.array(labelSchema)),
    rename: call('write')
      .route({
        method: 'POST',
        path: `${path}/rename`,
        summary: `Rename a ${one}`,
        tags,
        successStatus: 204,
      })
      .errors({ LABEL_NOT_FOUND, LABEL_EXISTS })
      .input(z.strictObject({ name, to: name }))
      .output(z.void()),
    merge: call('write')
      .route({
        method: 'POST',
        path: `${path}/merge`,
        summary: `Move the links of one ${one} to another, and delete it`,
        tags,
      })
      .meta({ takesLong: true })
      .errors({ LABEL_NOT_FOUND })
      .input(z.strictObject({ name, into: name }))
      .output(affected),
    /** The links stay. */
    delete: call('write')
      .route({ method: 'POST', path: `${path}/delete`, summary: `Delete a ${one}`, tags })
      .meta({ takesLong: true })
      .errors({ LABEL_NOT_FOUND })
      .input(z.strictObject({ name }))
      .output(affected),
  }
}

export const categories = labels('/categories', 'category', 'categories')
export const tags = labels('/tags', 'tag', 'tags')
