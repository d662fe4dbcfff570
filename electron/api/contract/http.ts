import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { sessionSchema } from '../../engine/model/tokens/session.ts'
import { call, restoring } from './call.ts'

const { DOOR_CLOSED, SESSION_NOT_FOUND } = refusals

/** `isHere`: it is the browser that asks. */
const listedSessionSchema = sessionSchema.extend({ isHere: z.boolean() })

export type ListedSession = z.output<typeof listedSessionSchema>

export const httpStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('closed') }),
  z.object({ state: z.literal('open'), url: z.string() }),
  /** `PORT_TAKEN`, another refusal, or `UNKNOWN`; `message` is in the language of the settings. */
  z.object({ state: z.literal('failed'), code: z.string(), message: z.string() }),
])

export type HttpState = z.output<typeof httpStateSchema>

/** The HTTP server as those see it who are at the machine. */
export const http = {
  /** Answers when a change of the settings has taken effect. */
  state: call('owner').meta({ atTheMachine: true }).output(httpStateSchema),
  /** A link that signs one browser in, once, within ten minutes; and the token for scripts. */
  access: call('owner')
    .meta({ atTheMachine: true })
    .errors({ DOOR_CLOSED })
    .output(z.object({ signInUrl: z.string(), token: z.string() })),
  /** The last seen first. */
  sessions: call('owner')
    .route({
      method: 'GET',
      path: '/sessions',
      summary: 'The browsers that are signed in',
      tags: ['Access'],
    })
    .output(z.array(listedSessionSchema)),
  endSession: call('owner')
    .route({
      method: 'DELETE',
      path: '/sessions/{id}',
      summary: 'Sign one browser out',
      tags: ['Access'],
      successStatus: 204,
    })
    .errors({ SESSION_NOT_FOUND })
    .input(sessionSchema.pick({ id: true }).strict())
    .output(z.void()),
  /** Not once all were signed out. */
  restoreSession: restoring('owner', '/sessions/{id}', 'a browser that was signed out', 'Access')
    .errors({ SESSION_NOT_FOUND })
    .input(sessionSchema.pick({ id: true }).strict()),
  /** Signs every browser out, for good; `ended` is how many there were. */
  signOut: call('owner')
    .route({
      method: 'POST',
      path: '/sign-out-everywhere',
      summary: 'Sign every browser out',
      tags: ['Access'],
    })
    .output(z.object({ ended: z.number() })),
}
