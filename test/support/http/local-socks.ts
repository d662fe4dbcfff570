import { connect, createServer, type Socket } from 'node:net'
import { type LocalServer, listen } from './local-server.ts'

/** A SOCKS 5 proxy on 127.0.0.1 without a password (RFC 1928) that takes everybody to one port of this machine. */
export class LocalSocks implements AsyncDisposable {
  /** What it was asked for, as `files.example.test:80`. */
  readonly asked: string[] = []
  #listening: LocalServer | undefined

  static async start(port: number): Promise<LocalSocks> {
    const proxy = new LocalSocks()
    proxy.#listening = await listen(createServer((socket) => proxy.#serve(socket, port)))
    return proxy
  }

  get url(): string {
    return `socks5://127.0.0.1:${this.#listening?.port}`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]()
  }

  #serve(socket: Socket, port: number): void {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]))
      socket.once('data', (wanted) => {
        // Version, command, reserved, kind of address (3: a name), its length, name, port.
        const end = 5 + (wanted[4] ?? 0)
        this.asked.push(`${wanted.toString('latin1', 5, end)}:${wanted.readUInt16BE(end)}`)
        const onward = connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
          onward.pipe(socket).pipe(onward)
        })
        onward.on('error', () => socket.destroy())
        socket.on('close', () => onward.destroy())
      })
    })
  }
}
