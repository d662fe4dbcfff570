import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { resourceInputSchema, resourceSchema } from '../../engine/model/resource.ts'
import { selectionSchema } from '../../engine/model/resources/bulk.ts'
import { replacementsSchema } from '../../engine/model/resources/replacements.ts'
import { resourceIdSchema } from '../../engine/model/resources/resource-id.ts'
import { call } from './call.ts'

const { LINK_DUPLICATE, LINK_INVALID, LINK_OWN, RESOURCE_NOT_FOUND } = refusals

const id = resourceIdSchema

/** What takes the place of a link that died. */
export const replacements = {
  /** The title and the history stay; the link is not checked yet. */
  replaceLink: call('write')
    .route({
      method: 'PUT',
      path: '/resources/{id}/link',
      summary: 'Give a resource another link, and keep its title and history',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND, LINK_INVALID, LINK_DUPLICATE })
    .input(resourceInputSchema.pick({ url: true, passcode: true }).extend({ id }).strict())
    .output(resourceSchema),
  others: call('read')
    .route({
      method: 'GET',
      path: '/resources/{id}/others',
      summary: 'The other links with the title of one, and whether one of all these is alive',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND })
    .input(z.object({ id }))
    .output(z.object({ isAlive: z.boolean(), links: z.array(resourceSchema) })),
  /** For the first dead links of a selection, or for a link alone: what else is kept of its title or one like it. */
  replacements: call('read')
    .route({
      method: 'POST',
      path: '/resources/replacements',
      summary: 'What is kept already that could replace dead links, 50 of them at most',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .input(selectionSchema)
    .output(z.array(replacementsSchema)),
  /** The title and the history stay, what is known of the other comes along, and the other is deleted; `restore` undoes it. */
  takeLink: call('write')
    .route({
      method: 'POST',
      path: '/resources/{id}/take-link',
      summary: 'Give a resource the link of another one, which is deleted',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND, LINK_OWN })
    .input(z.strictObject({ id, from: id }))
    .output(z.object({ resource: resourceSchema, undo: z.number() })),
}
