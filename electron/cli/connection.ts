import { createRouterClient } from '@orpc/server'
import { owner } from '../api/caller.ts'
import type { Holder } from '../api/control-address.ts'
import { type ApiClient, connectControl } from '../api/control-client.ts'
import { claimFolder } from '../api/control-socket.ts'
import type { Host } from '../api/host.ts'
import { createRouter } from '../api/router.ts'
import type { EngineLog } from '../engine/model/log.ts'
import { isRefusal } from '../engine/model/refusal.ts'
import { openEngine, openHeldEngine } from '../machine/open-engine.ts'

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
  return options.holds ? holdFolder(options) : lookAt(options)
}

async function holdFolder(options: ConnectionOptions): Promise<Connection> {
  const { dataFolder, host, log } = options
  const control = await claimFolder(dataFolder, 'cli').catch(async (error: unknown) => {
    // Somebody was quicker, and answers now.
    const running = isRefusal(error, 'FOLDER_HELD') ? await connectControl(dataFolder) : undefined
    if (running) return running
    throw error
  })
  if ('api' in control) return control
  try {
    const engine = await openHeldEngine(options)
    await engine.load()
    const router = createRouter({ engine, host })
    // Another command may want to cancel what this one runs.
    control.serve(router, log)
    return {
      api: createRouterClient(router, { context: { caller: owner } }),
      holder: null,
      async close() {
        await engine.stop()
        await control.release()
      },
    }
  } catch (error) {
    await control.release()
    throw error
  }
}

function lookAt(options: ConnectionOptions): Connection {
  const engine = openEngine(options)
  engine.jobs.register()
  const router = createRouter({ engine, host: options.host })
  return {
    api: createRouterClient(router, { context: { caller: owner } }),
    holder: null,
    close: () => engine.stop(),
  }
}
