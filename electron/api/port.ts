import type { SupportedMessagePort } from '@orpc/client/message-port'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { Log } from '../engine/model/log.ts'
import { owner } from './caller.ts'
import { logUnexpected } from './public-error.ts'
import type { Router } from './router.ts'

type Port = SupportedMessagePort & { readonly start?: () => void }

/** Serves the router to pages over message ports; whoever hands one over has checked where it comes from. */
export function createPortServer(router: Router, log: Log): { accept(port: Port): void } {
  const handler = new RPCHandler(router, {
    interceptors: [onError((error) => logUnexpected(error, log))],
  })
  return {
    accept(port) {
      handler.upgrade(port, { context: { caller: owner } })
      port.start?.()
    },
  }
}
