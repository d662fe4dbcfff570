import { createServer, type IncomingMessage, type Server, request as send } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { type LocalServer, listen } from './local-server.ts'

/** An HTTP proxy on 127.0.0.1 that takes every request, whatever it names, to one port of this machine. */
export class LocalProxy implements AsyncDisposable {
  /** What it was asked for, as `GET http://files.example.test/a` or `CONNECT files.example.test:443`. */
  readonly asked: string[] = []
  /** The credentials that came with the last request. */
  authorization: string | undefined
  readonly #server: Server
  #listening: LocalServer | undefined

  private constructor(port: number, refusal: number | undefined) {
    this.#server = createServer((request, response) => {
      this.#note(request)
      if (refusal !== undefined) return response.writeHead(refusal).end()
      const { pathname, search } = new URL(request.url ?? '')
      const { method, headers } = request
      const options = { port, host: '127.0.0.1', method, headers, path: pathname + search }
      const onward = send(options, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      onward.on('error', () => response.destroy())
      return request.pipe(onward)
    })
    this.#server.on('connect', (request: IncomingMessage, socket: Duplex) => {
      this.#note(request)
      socket.on('error', () => {})
      if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
        onward.pipe(socket).pipe(onward)
      })
      socket.on('close', () => onward.destroy())
      return onward.on('error', () => socket.destroy())
    })
  }

  /** `refusal` is the status it answers instead of doing anything. */
  static async start(port: number, refusal?: number): Promise<LocalProxy> {
    const proxy = new LocalProxy(port, refusal)
    proxy.#listening = await listen(proxy.#server)
    return proxy
  }

  get url(): string {
    return this.#listening?.origin ?? ''
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]()
  }

  #note({ method, url, headers }: IncomingMessage): void {
    this.asked.push(`${method} ${url}`)
    this.authorization = headers['proxy-authorization']
  }
}
