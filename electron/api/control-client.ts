import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { Agent, fetch as send } from 'undici'
import { isFolderHeld } from '../engine/storage.ts'
import type { Contract } from './contract/index.ts'
import { withTimeLimit } from './contract/time-limit.ts'
import { type Holder, readHolder } from './control-address.ts'

export type ApiClient = ContractRouterClient<Contract>

/** A connection to the process that works on a data folder. */
export type ControlClient = {
  readonly api: ApiClient
  readonly holder: Holder
  readonly close: () => Promise<void>
}

// A call has its own limit, and a stream, such as a log that is followed, has none.
const patient = { headersTimeout: 0, bodyTimeout: 0 }

/** Speaks to the process that works on the folder; undefined when there is none that answers. */
export async function connectControl(dataFolder: string): Promise<ControlClient | undefined> {
  const holder = readHolder(dataFolder)
  if (!holder || !isFolderHeld(dataFolder)) return undefined
  const agent = new Agent({ ...patient, connect: { socketPath: holder.address, timeout: 3000 } })
  const close = () => agent.destroy()
  const link = new RPCLink({
    url: 'http://pansentry/rpc',
    interceptors: [withTimeLimit],
    async fetch({ url, method, headers, body, signal }) {
      const bytes = body === null ? null : await new Response(body).bytes()
      const sent = Object.fromEntries(headers)
      const answer = await send(url, {
        method,
        headers: sent,
        body: bytes,
        signal,
        dispatcher: agent,
      })
      // The package's Response is another class than the global one that the link expects.
      return new Response(answer.body && passedOn(answer.body.getReader()), {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
      })
    },
  })
  const api: ApiClient = createORPCClient(link)
  try {
    await api.system.info(undefined)
    return { api, holder, close }
  } catch (error) {
    await close()
    if (isUnreachable(error)) return undefined
    throw error
  }
}

type Reader = {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }>
  cancel(): Promise<void>
}

function passedOn(reader: Reader): ReadableStream {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => reader.cancel(),
  })
}

const gone = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return gone.includes(code) || isUnreachable(error.cause)
}
