import type { Holder } from '../api/control-address.ts'
import { type ApiClient, connectControl } from '../api/control-client.ts'
import type { Host } from '../api/host.ts'
import type { EngineLog } from '../engine/model/log.ts'

/** The contract, answered by whoever works on the data folder. */
export type Connection = {
  readonly api: ApiClient
  /** The process that answers; null when this one does. */
  readonly holder: Holder | null
  readonly close: () => Promise<void>
}

export type ConnectionOptions = {
  readonly dataFolder: string
  readonly log: EngineLog
  readonly host: Host
  /** Whether something runs or is moved: then the folder is held meanwhile, else it is only looked at. */
  readonly holds: boolean
}

/** Speaks to the engine that runs on the folder or, where none does, opens the store itself. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const running = await connectControl(options.dataFolder)
  if (running) return running
  // The engine is half of what a command loads: one that another process answers does not wait for it.
  const { holdFolder, lookAt } = await import('./own-engine.ts')
  return options.holds ? holdFolder(options) : lookAt(options)
}
