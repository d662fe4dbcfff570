import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type LocalServer, listen } from './http/local-server.ts'

/** A request as it arrived. */
export type Exchange = {
  readonly host: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type SimulatedAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly html?: string | undefined
  readonly text?: string | undefined
  /** A body of any bytes. */
  readonly bytes?: Uint8Array
  /** Sends the body byte by byte, with a pause after each. */
  readonly dripMs?: number
  /** Hangs up after the body, before the answer is complete. */
  readonly reset?: true
  /** Waits before it answers. */
  readonly delayMs?: number
}

export type Answering = (exchange: Exchange) => SimulatedAnswer | Promise<SimulatedAnswer>

/** Cloud drives on 127.0.0.1: one real HTTP server that answers for every host it is given. */
export class SimulatedDrives implements AsyncDisposable {
  /** Every request, in the order of arrival. */
  readonly exchanges: Exchange[]
  readonly #server: LocalServer
  readonly #hosts: readonly string[]

  private constructor(exchanges: Exchange[], server: LocalServer, hosts: Iterable<string>) {
    this.exchanges = exchanges
    this.#server = server
    this.#hosts = [...new Set(hosts)]
  }

  /** Starts a server on a free port, or on the one given. */
  static async start(
    answering: Answering,
    hosts: Iterable<string>,
    port = 0,
  ): Promise<SimulatedDrives> {
    const exchanges: Exchange[] = []
    const server = createServer((request, response) => {
      carryOut(request, response).catch((error: unknown) => {
        response.writeHead(599, { 'content-type': 'text/plain' }).end(String(error))
      })
    })
    async function carryOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const exchange = await exchangeOf(request)
      exchanges.push(exchange)
      await send(await answering(exchange), response)
    }
    return new SimulatedDrives(exchanges, await listen(server, port), hosts)
  }

  get origin(): string {
    return this.#server.origin
  }

  /** What a requester needs to ask here instead of the real hosts. */
  get origins(): Map<string, string> {
    return new Map(
      this.#hosts.flatMap((host) => [
        [`https://${host}`, this.origin] as const,
        [`http://${host}`, this.origin] as const,
      ]),
    )
  }

  async close(): Promise<void> {
    await this.#server[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

async function send(answer: SimulatedAnswer, response: ServerResponse): Promise<void> {
  const { status, headers, json, html, delayMs, dripMs } = answer
  if (delayMs !== undefined) await delay(delayMs)
  const type =
    html === undefined ? (json === undefined ? 'text/plain' : 'application/json') : 'text/html'
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers })
  const body = bodyOf(answer)
  if (answer.reset) {
    response.write(body, () => response.destroy())
    return
  }
  if (dripMs === undefined) {
    response.end(body)
    return
  }
  for (const byte of body) {
    if (response.destroyed) return
    response.write(Uint8Array.of(byte))
    await delay(dripMs)
  }
  response.end()
}

function bodyOf({ json, html, text, bytes }: SimulatedAnswer): Uint8Array {
  return bytes ?? Buffer.from(json === undefined ? (html ?? text ?? '') : JSON.stringify(json))
}

async function exchangeOf(request: IncomingMessage): Promise<Exchange> {
  const url = new URL(request.url ?? '/', 'http://any')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return {
    host: request.headers.host ?? '',
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
