import { createRequester } from '../../../electron/engine/links/requests/http-requester.ts'
import { type Provider, providers } from '../../../electron/engine/model/provider.ts'
import { version } from '../../../electron/engine/model/version.ts'
import { openQueues } from '../../../electron/engine/remote/connection.ts'
import { Worker } from '../../../electron/engine/remote/worker.ts'
import { systemClock as clock } from '../../../electron/engine/time/clock.ts'

/** A worker in this process, with connections and gates of its own. */
export async function startWorker(options: {
  readonly address: string
  readonly name: string
  readonly origins: ReadonlyMap<string, string>
  readonly exit?: string
  readonly release?: string
  readonly lanes?: readonly Provider[]
}) {
  const {
    address,
    exit = options.name,
    lanes = providers,
    name,
    origins,
    release = version,
  } = options
  const requester = createRequester({ origins })
  const failures: unknown[] = []
  const boss = await openQueues(address, 'worker', name, (error) => failures.push(error))
  const close = async () => {
    await boss.stop({ timeout: 2000 })
    await requester.close()
  }
  const failed = (error: unknown) => void failures.push(error)
  const log = { batch() {}, closed() {}, network() {}, failed }
  const { request } = requester
  const connectivity = () => Promise.resolve('online' as const)
  const means = { boss, request, clock, log, connectivity, random: () => 0 }
  try {
    const worker = await Worker.start({ ...means, name, exit, release, lanes })
    return {
      failures,
      async stop() {
        await worker.stop()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
