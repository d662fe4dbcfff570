import { z } from 'zod'
import { refusals } from '../../../engine/model/refusal.ts'
import {
  hookAttemptSchema,
  hookChangesSchema,
  hookDraftSchema,
  hookIdSchema,
  hookSchema,
  hookTypeSchema,
} from '../../../engine/model/saving/hook.ts'
import { call, restoring } from '../call.ts'

export {
  type HookKind,
  hookDraftSchema,
  hookKindSchema,
  hookKinds,
} from '../../../engine/model/saving/hook.ts'

const { HOOK_INVALID, HOOK_NOT_FOUND, SECRETS_UNKEPT } = refusals

const tags = ['Saving']
const byId = z.strictObject({ id: hookIdSchema })

/** How an attempt ended, in the language of the settings. */
export const shownAttemptSchema = hookAttemptSchema.extend({ text: z.string() })
export const shownHookSchema = hookSchema.extend({ last: shownAttemptSchema.nullable() })
export type ShownHook = Readonly<z.output<typeof shownHookSchema>>

/** What is done with files once they are in the drive. Secrets are kept and used, and never answered. */
export const hooks = {
  /** Every kind with its fields, for a form. */
  kinds: call('read')
    .route({ method: 'GET', path: '/saving/hook-kinds', summary: 'Kinds of hooks', tags })
    .output(z.array(hookTypeSchema)),
  list: call('read')
    .route({ method: 'GET', path: '/saving/hooks', summary: 'The hooks', tags })
    .output(z.array(shownHookSchema)),
  /** Tasks name the hooks that are told of their files. */
  add: call('write')
    .route({
      method: 'POST',
      path: '/saving/hooks',
      summary: 'Add a hook',
      tags,
      successStatus: 201,
    })
    .errors({ HOOK_INVALID, SECRETS_UNKEPT })
    .input(hookDraftSchema)
    .output(shownHookSchema),
  /** `settings` are all of them; `***` leaves a secret as it is. */
  change: call('write')
    .route({ method: 'PATCH', path: '/saving/hooks/{id}', summary: 'Change a hook', tags })
    .errors({ HOOK_INVALID, HOOK_NOT_FOUND, SECRETS_UNKEPT })
    .input(byId.extend(hookChangesSchema.shape).strict())
    .output(shownHookSchema),
  /** Tasks have it no longer. */
  remove: call('write')
    .route({
      method: 'DELETE',
      path: '/saving/hooks/{id}',
      summary: 'Remove a hook',
      tags,
      successStatus: 204,
    })
    .errors({ HOOK_NOT_FOUND })
    .input(byId)
    .output(z.void()),
  /** The tasks that had it have it again. */
  restore: restoring('write', '/saving/hooks/{id}', 'a hook', 'Saving')
    .errors({ HOOK_NOT_FOUND })
    .input(byId),
  /** Does at once what it would do after saving, with a list that names nothing, and waits for the answer. */
  try: call('run')
    .route({ method: 'POST', path: '/saving/hooks/{id}/try', summary: 'Try a hook now', tags })
    .meta({ takesLong: true })
    .errors({ HOOK_NOT_FOUND })
    .input(byId)
    .output(shownAttemptSchema),
}
