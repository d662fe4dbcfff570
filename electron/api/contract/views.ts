import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { facetsSchema } from '../../engine/model/resources/facets.ts'
import {
  resourceFilterSchema,
  resourceQuerySchema,
} from '../../engine/model/resources/resource-filter.ts'
import { viewNameSchema, viewSchema } from '../../engine/model/resources/views.ts'
import { call } from './call.ts'

export type { View } from '../../engine/model/resources/views.ts'

const { VIEW_EXISTS, VIEW_NOT_FOUND } = refusals
const tags = ['Views']
const id = viewSchema.shape.id

export const views = {
  list: call('read')
    .route({ method: 'GET', path: '/views', summary: 'The saved views, in their order', tags })
    .output(z.array(viewSchema)),
  /** The numbers beside the list of links, of all or of those that a text finds. */
  facets: call('read')
    .route({
      method: 'GET',
      path: '/views/facets',
      summary: 'How many links there are by health, drive, category, tag and view',
      tags,
    })
    .input(z.object({ text: resourceFilterSchema.shape.text.unwrap().default('') }))
    .output(facetsSchema),
  add: call('write')
    .route({
      method: 'POST',
      path: '/views',
      summary: 'Keep a search under a name',
      tags,
      successStatus: 201,
    })
    .errors({ VIEW_EXISTS })
    .input(z.strictObject({ name: viewNameSchema, query: resourceQuerySchema }))
    .output(viewSchema),
  edit: call('write')
    .route({ method: 'PATCH', path: '/views/{id}', summary: 'Rename or change a view', tags })
    .errors({ VIEW_NOT_FOUND, VIEW_EXISTS })
    .input(
      z.strictObject({
        id,
        name: viewNameSchema.optional(),
        query: resourceQuerySchema.optional(),
      }),
    )
    .output(viewSchema),
  delete: call('write')
    .route({
      method: 'DELETE',
      path: '/views/{id}',
      summary: 'Delete a view',
      tags,
      successStatus: 204,
    })
    .errors({ VIEW_NOT_FOUND })
    .input(z.strictObject({ id }))
    .output(z.void()),
  reorder: call('write')
    .route({
      method: 'POST',
      path: '/views/reorder',
      summary: 'Put views in an order; those not named follow',
      tags,
    })
    .input(z.strictObject({ ids: z.array(id).max(1000) }))
    .output(z.array(viewSchema)),
}
