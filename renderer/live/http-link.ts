import { RPCLink } from '@orpc/client/fetch'

/** The way to the engine from a browser. */
export function openLink() {
  return new RPCLink({
    url: `${window.location.origin}/rpc`,
    async fetch(request, init) {
      const response = await reach(request, init)
      // Signed out: the server has a page for that.
      if (response.status === 401) window.location.reload()
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
