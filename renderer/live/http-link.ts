import { RPCLink } from '@orpc/client/fetch'
import { connection, isAllKept } from './connection.ts'

/** The way to the engine from a browser. */
export function openLink() {
  return new RPCLink({
    url: `${window.location.origin}/rpc`,
    async fetch(request, init) {
      const response = await reach(request, init)
      // The server has a page for that, but what is typed on this one must not go with it.
      if (response.status === 401) {
        if (isAllKept()) window.location.reload()
        else connection.set('signed-out')
      }
      return response
    },
  })
}

/** `fetch`, whose own sentence for a server that is gone ("Failed to fetch") tells a person nothing. */
async function reach(request: Request, init: RequestInit): Promise<Response> {
  try {
    return await fetch(request, init)
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new DOMException(cause.message, 'NetworkError')
  }
}
