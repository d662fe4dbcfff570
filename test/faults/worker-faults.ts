// Kills, halts, deceives and cuts off workers, their coordinator and their database while they ask 400 links at simulated drives, and exits
// with 1 where a link is lost or an answer is written down twice: node test/faults/worker-faults.ts [part of a trouble's name]

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { exitCode } from '../../electron/cli/exit-code.ts'
import type { Run } from '../../electron/engine/model/run.ts'
import { CheckedLinks } from '../support/drives/checked-links.ts'
import { oneLook } from '../support/drives/no-pauses.ts'
import { english } from '../support/engine.ts'
import { startWorker as startWorkerHere } from '../support/remote/asking-worker.ts'
import { PrivatePostgres } from '../support/remote/private-postgres.ts'
import { silentWay } from '../support/remote/silent-way.ts'
import { isGone, spawnWorker, type WorkerProcessOptions } from '../support/remote/worker-process.ts'
import { sampleDrives } from '../support/sample-drives.ts'

const coordinator = resolve(import.meta.dirname, '../support/processes/engine-process.ts')
const latencyMs = 60

await using postgres = await PrivatePostgres.start()
const way = await silentWay(postgres.port)
await using links = await CheckedLinks.start()
links.answering = sampleDrives(
  (id) => links.fates.get(id) ?? 'valid',
  () => latencyMs,
)
links.open(oneLook, { queue: postgres.address() })
const ids = links.addShares(400)
const origins = join(links.dataFolder, 'origins.json')
writeFileSync(origins, JSON.stringify(Object.fromEntries(links.drives.origins)))

type Trouble = {
  readonly name: string
  /** How many links may be asked twice: answers of two seconds, or of a batch. */
  readonly twice: number
  /** A worker that is there for this only. */
  readonly guest?: () => Promise<WorkerStart>
  readonly befall: (runId: number) => Promise<void>
}

type WorkerStart = Partial<Pick<WorkerProcessOptions, 'address' | 'shiftMs'>>

const hourMs = 3_600_000
const guestAsks = (runId: number) => until(() => askedBy(runId, 'guest') > 0)

const troubles: readonly Trouble[] = [
  { name: 'nothing', twice: 0, befall: () => Promise.resolve() },
  { name: 'PostgreSQL is away for 8 s', twice: 0, befall: () => away('SIGINT', 8000) },
  { name: 'PostgreSQL crashes', twice: 0, befall: () => away('SIGQUIT', 1000) },
  { name: 'a worker is ended', twice: 0, befall: () => ended(worker, 'SIGTERM') },
  { name: 'a worker is killed', twice: 50, befall: () => ended(worker, 'SIGKILL') },
  { name: 'a worker is halted for 90 s', twice: 50, befall: halted },
  {
    name: 'the clock of a worker is an hour ahead',
    twice: 0,
    guest: () => Promise.resolve({ shiftMs: hourMs }),
    befall: guestAsks,
  },
  {
    name: 'the clock of a worker is an hour behind',
    twice: 0,
    guest: () => Promise.resolve({ shiftMs: -hourMs }),
    befall: guestAsks,
  },
  {
    name: 'a worker believes the authority of the database',
    twice: 0,
    guest: () => Promise.resolve({ address: postgres.encrypted('own') }),
    befall: guestAsks,
  },
  { name: 'a worker believes another authority', twice: 0, befall: deceived },
  { name: 'a worker of another release comes', twice: 0, befall: refused },
  {
    name: 'the way to the database goes silent for a worker',
    twice: 50,
    guest: () =>
      Promise.resolve({ address: postgres.address().replace(`${postgres.port}`, `${way.port}`) }),
    befall: async (runId) => {
      await guestAsks(runId)
      way.silence()
    },
  },
  {
    name: 'the role of a worker is taken away',
    twice: 50,
    guest: () => links.engine.workers.add('guest'),
    befall: revoked,
  },
]

const [, , part = ''] = process.argv
let worker = await startWorker('a')
const other = await startWorker('b')
let guest: ChildProcess | undefined
let hasFailed = false
for (const { befall, name, twice, ...trouble } of troubles) {
  if (!name.includes(part)) continue
  guest = trouble.guest && (await startWorker('guest', await trouble.guest()))
  const before = links.sharesAsked()
  const since = links.clock.now()
  const { runId } = links.engine.checkResources(ids)
  await until(() => askedBy(runId, 'a') > 0)
  await befall(runId)
  judge(name, await links.ended(runId), { ids, since, twice, asked: links.sharesAsked() - before })
  if (isGone(worker)) worker = await startWorker('a')
  if (guest && !isGone(guest)) await ended(guest, 'SIGTERM')
}
if ('the coordinator is killed'.includes(part)) await coordinatorKilled()
await ended(worker, 'SIGTERM')
await ended(other, 'SIGTERM')
await way.close()
if (hasFailed) process.exitCode = 1

/** Since then each of `ids` is written down once, and at most `twice` of them were asked once more. */
function judge(
  name: string,
  { done, outcome }: Run,
  { asked, ids, since, twice }: Record<'asked' | 'since' | 'twice', number> & { ids: number[] },
): void {
  const now = links.clock.now()
  const written = ids.map((id) => links.engine.resources.checks(id, 100))
  const counts = written.map((checks) => checks.filter(({ at }) => at >= since).length)
  const again = asked - ids.length
  const lost = counts.filter((count) => count === 0).length
  const doubled = counts.filter((count) => count > 1).length
  const early = written.flat().filter(({ at }) => at > now).length
  const isWell = outcome === 'succeeded' && lost + doubled + early === 0 && again <= twice
  hasFailed ||= !isWell
  const figures = { outcome, done, lost, doubled, early, again }
  console.log(`${isWell ? 'ok' : 'FAILED'}  ${name}:`, figures)
}

/** Another process holds the store and the queues, and is killed; what workers have then comes home to the next. */
async function coordinatorKilled(): Promise<void> {
  await links.close()
  const before = links.sharesAsked()
  const since = links.clock.now()
  const child = spawn(process.execPath, [coordinator, links.dataFolder, origins, 'run'], {
    stdio: 'ignore',
    env: { ...process.env, PANSENTRY_QUEUE: postgres.address() },
  })
  await until(() => links.sharesAsked() - before > 100 || child.exitCode !== null)
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  await delay(5000)
  links.open({}, { queue: postgres.address() })
  const [resumed, killed] = links.engine.runs.list({ limit: 2 })
  if (!resumed || killed?.outcome !== 'interrupted')
    throw new Error('There was nothing to go on with.')
  const end = await links.ended(resumed.id)
  const asked = links.sharesAsked() - before
  // What it had asked itself and not written down yet.
  judge('the coordinator is killed', end, { ids, since, twice: 2, asked })
}

async function away(signal: 'SIGINT' | 'SIGQUIT', ms: number): Promise<void> {
  await postgres.stop(signal)
  await delay(ms)
  await postgres.restart()
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

async function halted(): Promise<void> {
  worker.kill('SIGSTOP')
  await delay(90_000)
  worker.kill('SIGCONT')
}

/** It waits, says why, and is seen by nobody. */
async function deceived(): Promise<void> {
  const { child, text } = spawnWorker({
    address: postgres.encrypted('other'),
    links,
    name: 'guest',
  })
  await until(
    () => text().includes('an authority that this machine does not know') || isGone(child),
  )
  const { workers } = await links.engine.workers.list()
  hasFailed ||=
    isGone(child) || workers.some(({ name, state }) => name === 'guest' && state === 'live')
  await ended(child, 'SIGTERM')
}

async function refused(): Promise<void> {
  const address = postgres.address()
  const { origins } = links.drives
  const started = startWorkerHere({ address, origins, name: 'older', release: '0.0.1' })
  hasFailed ||= await started.then(
    () => true,
    () => false,
  )
}

/** It ends by itself; what it had is asked by the others. */
async function revoked(runId: number): Promise<void> {
  await guestAsks(runId)
  const exit = guest && once(guest, 'exit')
  await links.engine.workers.remove('guest')
  const [code]: unknown[] = (await exit) ?? []
  hasFailed ||= code !== exitCode.shutOut
}

/** Settles once it asks; one that comes before the queues are there is refused, and is started again. */
async function startWorker(name: string, how: WorkerStart = {}): Promise<ChildProcess> {
  for (;;) {
    const { child, text } = spawnWorker({ address: postgres.address(), links, name, ...how })
    await until(() => isGone(child) || text().includes('Ctrl-C ends it'))
    if (!isGone(child)) return child
  }
}

function askedBy(runId: number, name: string): number {
  const lines = links.engine.runs.lines(runId, 0, 10_000)
  return lines.filter(({ text }) => english(text).endsWith(` · ${name}`)).length
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(100)
}
