import { createORPCClient, DynamicLink } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../electron/api/contract/index.ts'
import { withTimeLimit } from '../../electron/api/contract/time-limit.ts'

/** The preload hands the other end of a channel to the app when the page posts this. */
function openPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('pansentry:port', window.location.origin, [port2])
  port1.start()
  return port1
}

/** True in the app's own window; in a browser the page came over HTTP. */
const isInApp = () => window.location.origin.startsWith('app:')

function connect() {
  return isInApp() ? portLink() : httpLink()
}

function portLink() {
  return new PortLink({ port: openPort(), interceptors: [withTimeLimit] })
}

function httpLink() {
  return new HttpLink({
    url: `${window.location.origin}/rpc`,
    interceptors: [withTimeLimit],
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

let link: ReturnType<typeof connect> | undefined

/** Lets the next call open a new connection, after the old one went silent. */
export function reconnect(): void {
  link = undefined
}

export const client: ContractRouterClient<Contract> = createORPCClient(
  new DynamicLink(() => {
    link ??= connect()
    return link
  }),
)

export const api = createTanstackQueryUtils(client)
