import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import {
  apiTokenDraftSchema,
  apiTokenSchema,
  tokenNameSchema,
} from '../../engine/model/tokens/api-token.ts'
import { call, restoring } from './call.ts'

export {
  type ApiToken,
  apiTokenDraftSchema,
  type Right,
  rightSchema,
  rights,
  tokenNameSchema,
} from '../../engine/model/tokens/api-token.ts'

const { TOKEN_END_PASSED, TOKEN_EXISTS, TOKEN_NOT_FOUND } = refusals

/** Tokens with a name, each with its own rights and end. */
export const tokens = {
  list: call('owner')
    .route({ method: 'GET', path: '/tokens', summary: 'Tokens with a name', tags: ['Access'] })
    .output(z.array(apiTokenSchema)),
  /** `token` is what lets in; it is told here and never again. */
  add: call('owner')
    .route({
      method: 'POST',
      path: '/tokens',
      summary: 'Make a token, which is told this once',
      tags: ['Access'],
      successStatus: 201,
    })
    .errors({ TOKEN_EXISTS, TOKEN_END_PASSED })
    .input(apiTokenDraftSchema)
    .output(apiTokenSchema.extend({ token: z.string() })),
  /** It lets nobody in any more, and event streams that it opened end. */
  revoke: call('owner')
    .route({
      method: 'DELETE',
      path: '/tokens/{name}',
      summary: 'Revoke a token',
      tags: ['Access'],
      successStatus: 204,
    })
    .errors({ TOKEN_NOT_FOUND })
    .input(z.strictObject({ name: tokenNameSchema }))
    .output(z.void()),
  restore: restoring('owner', '/tokens/{name}', 'a token', 'Access')
    .errors({ TOKEN_EXISTS, TOKEN_NOT_FOUND })
    .input(z.strictObject({ name: tokenNameSchema })),
}
