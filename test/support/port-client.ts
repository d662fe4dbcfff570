import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../electron/api/contract/index.ts'
import type { Host } from '../../electron/api/host.ts'
import { createPortServer } from '../../electron/api/port.ts'
import { createRouter } from '../../electron/api/router.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { noDesktop } from './server-host.ts'

/** Asks an engine as a page does: over a message port, through the contract. */
export function openPort(
  engine: Engine,
  host: Host = noDesktop,
): {
  readonly api: ContractRouterClient<Contract>
  readonly close: () => void
} {
  const { port1, port2 } = new MessageChannel()
  createPortServer(createRouter({ engine, host }), { write: () => {} }).accept(port1)
  port2.start()
  return { api: createORPCClient(new RPCLink({ port: port2 })), close: () => port2.close() }
}
