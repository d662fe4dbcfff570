import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openQueues } from '../../../electron/engine/remote/connection.ts'
import { queueNames } from '../../../electron/engine/remote/queues.ts'
import { workerAddress } from '../../../electron/engine/remote/worker-address.ts'
import { addRole } from '../../../electron/engine/remote/worker-roles.ts'
import { PrivatePostgres } from '../../support/remote/private-postgres.ts'
import {
  isGone,
  spawnWorker,
  type WorkerProcessOptions,
  writeOrigins,
} from '../../support/remote/worker-process.ts'
import { quarkHost, sampleDrives } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { childFigures } from '../child-figures.ts'
import { queueSizeSql, residentMiB } from './process-figures.ts'
import type { MeasureArgs, Measured } from './workers-process.ts'

type Measurement = Measured & { readonly workerMiB: number; readonly load: number }

type Pace = Pick<
  MeasureArgs,
  'concurrency' | 'links' | 'pauseSeconds' | 'seconds' | 'warmSeconds' | 'workers'
>

const gentle = { links: 20_000, pauseSeconds: 0.05, concurrency: 1, warmSeconds: 8, seconds: 30 }

/** What workers add to a machine that asks alone, how much they cost it, and what 100,000 queued links weigh. */
export async function benchWorkers() {
  const local = await measured({ ...gentle, workers: 0 })
  const figures: Record<string, Measurement & { againstLocal: number }> = {}
  for (const workers of [1, 2, 4]) {
    const each = await measured({ ...gentle, workers })
    // The machine itself asks too, at the pace it has alone.
    figures[`workers ${workers}`] = { ...each, againstLocal: each.perSecond / local.perSecond - 1 }
  }
  return { local, ...figures, queued: await queued(100_000) }
}

/** A list of a million asked to its end, by eight workers as quick as they can: what stays in memory and in the queues. */
export async function benchMillionWorkers() {
  const hurried = { pauseSeconds: 0, concurrency: 20, warmSeconds: 30, seconds: null }
  return { eight: await measured({ ...hurried, links: 1_000_000, workers: 8 }) }
}

async function measured(pace: Pace): Promise<Measurement> {
  using folder = temporaryFolder()
  await using postgres = await PrivatePostgres.start()
  await using drives = await SimulatedDrives.start(
    sampleDrives(
      () => 'valid',
      () => 20,
    ),
    [quarkHost],
  )
  // A million exchanges are not kept.
  const forget = setInterval(() => drives.exchanges.splice(0), 1000)
  const links = { dataFolder: folder.path, drives }
  const { workers: count, ...rest } = pace
  const address = postgres.addOwned('bench')
  const queue = count === 0 ? null : { address, pid: postgres.pid }
  const args: MeasureArgs = {
    ...rest,
    workers: count,
    queue,
    folder: join(folder.path, 'data'),
    originsFile: writeOrigins(links),
  }
  mkdirSync(args.folder)
  const measuring = childFigures<Measured>('workers/workers-process.ts', [JSON.stringify(args)])
  const names = Array.from({ length: count }, (_, index) => `worker-${index}`)
  const workers = await Promise.all(
    names.map(async (name) => joined({ address: await roleFor(name, address), links, name })),
  )
  const memory = delay(pace.warmSeconds * 1000).then(() =>
    workers.map(({ pid = 0 }) => residentMiB(pid)),
  )
  try {
    const figures = await measuring
    return { ...figures, workerMiB: Math.max(0, ...(await memory)), load: loadavg()[0] ?? 0 }
  } finally {
    clearInterval(forget)
    await Promise.all(
      workers.map(async (worker) => {
        worker.kill('SIGTERM')
        await once(worker, 'exit')
      }),
    )
  }
}

/** What a worker gets of its owner; settles once the queues are there. */
async function roleFor(name: string, address: string): Promise<string> {
  for (;;) {
    try {
      const boss = await openQueues(address, 'owner', 'bench', () => {})
      try {
        return workerAddress(address, await addRole(boss, name)).address
      } finally {
        await boss.stop({ graceful: false })
      }
    } catch {
      await delay(500)
    }
  }
}

/** Settles once it asks; before the queues are there it is refused. */
async function joined(options: WorkerProcessOptions): Promise<ChildProcess> {
  for (;;) {
    const { child, text } = spawnWorker(options)
    while (!isGone(child) && !text().includes('Ctrl-C ends it')) await delay(100)
    if (!isGone(child)) return child
    await delay(500)
  }
}

/** So many links in batches of 50, more than any coordinator hands out at a time. */
async function queued(links: number) {
  await using postgres = await PrivatePostgres.start()
  const boss = await openQueues(postgres.address(), 'coordinator', 'bench', () => {})
  const each = 50
  const { ask } = queueNames('bench')
  const queue = ask('quark')
  await boss.createQueue(queue)
  const batch = Array.from({ length: each }, (_, id) => {
    const shareId = `a1b2c3d4${String(id).padStart(4, '0')}`
    return { id, shareId, url: `https://pan.quark.cn/s/${shareId}`, passcode: '' }
  })
  const size = async () => Number((await boss.getDb().executeSql(queueSizeSql)).rows[0]?.mib)
  const before = await size()
  const [insertMs] = await timed(async () => {
    for (let index = 0; index < links / each; index += 1) await boss.send(queue, { links: batch })
  })
  const grownMiB = (await size()) - before
  const [drainMs, batches] = await timed(async () => {
    for (let count = 0; ; count += 1) {
      const jobs = await boss.fetch(queue)
      if (jobs.length === 0) return count
      await boss.complete(queue, jobs)
    }
  })
  await boss.stop({ graceful: false })
  const perBatch = drainMs / batches
  return {
    links,
    batches,
    insertMs,
    grownMiB,
    fetchAndCompleteMs: perBatch,
    load: loadavg()[0] ?? 0,
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
  const start = performance.now()
  const result = await work()
  return [performance.now() - start, result]
}
