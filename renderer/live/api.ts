import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../electron/api/contract/index.ts'
import { withTimeLimit } from '../../electron/api/contract/time-limit.ts'

type Link = ClientLink<ClientContext>

/** True in the app's own window; in a browser the page came over HTTP. */
const isInApp = () => window.location.origin.startsWith('app:')

let link: Promise<Link> | undefined

/** Loads one of the two ways alone; where its file cannot be had, the next call tries again. */
async function connect(): Promise<Link> {
  try {
    const { openLink } = await (isInApp() ? import('./port-link.ts') : import('./http-link.ts'))
    return openLink()
  } catch (cause) {
    reconnect()
    throw new DOMException(String(cause), 'NetworkError')
  }
}

/** Lets the next call open a new connection, after the old one went silent. */
export function reconnect(): void {
  link = undefined
}

const lasting: Link = {
  call: (path, input, options) =>
    withTimeLimit({
      path,
      signal: options.signal,
      async next(call) {
        link ??= connect()
        return (await link).call(path, input, {
          ...options,
          ...(call?.signal && { signal: call.signal }),
        })
      },
    }),
}

export const client: ContractRouterClient<Contract> = createORPCClient(lasting)

export const api = createTanstackQueryUtils(client)
