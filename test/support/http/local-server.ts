import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export type LocalServer = AsyncDisposable & {
  readonly port: number
  /** As http; without a slash at the end. */
  readonly origin: string
}

/** Lets a server listen on 127.0.0.1, on a free port or the one given; its connections end with it. */
export async function listen(server: Server, port = 0): Promise<LocalServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  await using server = await listen(createServer())
  return server.port
}
