import { RPCLink } from '@orpc/client/message-port'

/** The way to the engine from the app's own window. */
export function openLink() {
  return new RPCLink({ port: openPort() })
}

/** The preload hands the other end of a channel to the app when the page posts this. */
function openPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('pansentry:port', window.location.origin, [port2])
  port1.start()
  return port1
}
