import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a port of this machine on which connections can go silent, as behind a router that has forgotten them. */
export async function silentWay(to: number) {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    const pair = [near, far]
    for (const socket of pair) {
      sockets.add(socket)
      socket.on('error', () => pair.forEach((each) => each.destroy()))
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far)
    far.pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** Of what is on its way now nothing arrives any more; what connects from then on gets through. */
    silence() {
      for (const socket of sockets) socket.unpipe().pause()
    },
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
