import { implement } from '@orpc/server'
import type { Engine } from '../engine/engine.ts'
import { type Caller, requireRight } from './caller.ts'
import { contract } from './contract/index.ts'
import { asPublicError } from './public-error.ts'

export type Procedures = ReturnType<typeof createProcedures>

/** Every call of the contract, not answered yet: who may not call it is refused, and what fails is told as `asPublicError` says. */
export function createProcedures(engine: Engine) {
  return implement(contract)
    .$context<{ readonly caller: Caller }>()
    .use(async ({ context, next, procedure }) => {
      try {
        requireRight(context.caller, procedure['~orpc'].meta.right ?? 'owner')
        // A write to a file that is gone would be acknowledged, and lost: from now on SQLite refuses it.
        engine.database.isGone()
        return await next()
      } catch (error) {
        engine.database.met(error)
        throw asPublicError(error)
      }
    })
}
