import { createRouterClient } from '@orpc/server'
import { owner } from '../api/caller.ts'
import { connectControl } from '../api/control-client.ts'
import { claimFolder } from '../api/control-socket.ts'
import { createRouter } from '../api/router.ts'
import { isRefusal } from '../engine/model/refusal.ts'
import { openEngine, openHeldEngine } from '../machine/open-engine.ts'
import type { Connection, ConnectionOptions } from './connection.ts'

/** Holds the folder with an engine of this process, unless somebody is quicker. */
export async function holdFolder(options: ConnectionOptions): Promise<Connection> {
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

/** Only looks at the data: nothing is held, nothing runs. */
export function lookAt(options: ConnectionOptions): Connection {
  const engine = openEngine(options)
  engine.jobs.register()
  const router = createRouter({ engine, host: options.host })
  return {
    api: createRouterClient(router, { context: { caller: owner } }),
    holder: null,
    close: () => engine.stop(),
  }
}
