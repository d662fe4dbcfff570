import type { Engine } from '../../engine/engine.ts'
import type { EngineLog } from '../../engine/log.ts'
import type { Router } from '../router.ts'
import type { Credentials } from './credentials.ts'

export type HttpOptions = {
  /** Made with a host that has no desktop: `withoutDesktop` of host.ts. */
  readonly router: Router
  readonly engine: Engine
  readonly log: EngineLog
  /** The folder of the built page. */
  readonly pages: string
  readonly credentials: Credentials
  /** An address to listen on, 127.0.0.1 by default; any that is not this machine's own needs a password. */
  readonly host?: string
  /** 0 for any that is free. */
  readonly port: number
  /** What `hashPassword` made; lets a person sign in without a link. */
  readonly password?: string
  /** Names beside addresses by which browsers may reach a server that is not on loopback, like `nas.lan:5005`. */
  readonly names?: readonly string[]
}

export type HttpDoor = {
  /** Without a slash at the end. */
  readonly url: string
  /** A link that signs one browser in, once, within ten minutes. */
  signInUrl(): string
  /** Takes no more requests, lets those under way end for a moment, and ends the event streams. */
  close(): Promise<void>
}

/** Opens the HTTP door. Throws `HttpDoorError` when the port is taken or a password is missing. */
export async function startHttp(_options: HttpOptions): Promise<HttpDoor> {
  throw new Error('not built yet')
}
