// Kills, halts and cuts off workers, their coordinator and their database while they ask 400 links at simulated drives, and exits with 1
// where a link is lost or an answer is written down twice: node test/faults/worker-faults.ts

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Run } from '../../electron/engine/model/run.ts'
import { CheckedLinks } from '../support/drives/checked-links.ts'
import { oneLook } from '../support/drives/no-pauses.ts'
import { english } from '../support/engine.ts'
import { PrivatePostgres } from '../support/remote/private-postgres.ts'
import { sampleDrives } from '../support/sample-drives.ts'

const program = resolve(import.meta.dirname, '../../electron/pansentry-worker.ts')
const coordinator = resolve(import.meta.dirname, '../support/processes/engine-process.ts')
const latencyMs = 60

await using postgres = await PrivatePostgres.start()
await using links = await CheckedLinks.start()
links.answering = sampleDrives(
  (id) => links.fates.get(id) ?? 'valid',
  () => latencyMs,
)
links.open(oneLook, { queue: postgres.address() })
const ids = links.addShares(400)
const origins = join(links.dataFolder, 'origins.json')
writeFileSync(origins, JSON.stringify(Object.fromEntries(links.drives.origins)))

/** What befalls workers, and how many links may then be asked twice: answers of two seconds, or of a batch. */
const troubles: readonly (readonly [name: string, twice: number, befall: () => Promise<void>])[] = [
  ['nothing', 0, () => Promise.resolve()],
  ['PostgreSQL is away for 8 s', 0, () => away('SIGINT', 8000)],
  ['PostgreSQL crashes', 0, () => away('SIGQUIT', 1000)],
  ['a worker is ended', 0, () => ended('SIGTERM')],
  ['a worker is killed', 50, () => ended('SIGKILL')],
  ['a worker is halted for 90 s', 50, halted],
]

let worker = await startWorker('a')
const other = await startWorker('b')
let hasFailed = false
for (const [name, twice, befall] of troubles) {
  const before = links.sharesAsked()
  const since = links.clock.now()
  const { runId } = links.engine.checkResources(ids)
  await until(() => askedBy(runId, 'a') > 0)
  await befall()
  judge(name, await links.ended(runId), { ids, since, twice, asked: links.sharesAsked() - before })
  if (worker.exitCode !== null || worker.signalCode !== null) worker = await startWorker('a')
}
await coordinatorKilled()
for (const each of [worker, other]) {
  each.kill('SIGTERM')
  await once(each, 'exit')
}
if (hasFailed) process.exitCode = 1

/** Since then each of `ids` is written down once, and at most `twice` of them were asked once more. */
function judge(
  name: string,
  { done, outcome }: Run,
  { asked, ids, since, twice }: Record<'asked' | 'since' | 'twice', number> & { ids: number[] },
): void {
  const written = ids.map(
    (id) => links.engine.resources.checks(id, 100).filter(({ at }) => at >= since).length,
  )
  const again = asked - ids.length
  const lost = written.filter((count) => count === 0).length
  const doubled = written.filter((count) => count > 1).length
  const isWell = outcome === 'succeeded' && lost + doubled === 0 && again <= twice
  hasFailed ||= !isWell
  console.log(`${isWell ? 'ok' : 'FAILED'}  ${name}:`, { outcome, done, lost, doubled, again })
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

async function ended(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const exit = once(worker, 'exit')
  worker.kill(signal)
  await exit
}

async function halted(): Promise<void> {
  worker.kill('SIGSTOP')
  await delay(90_000)
  worker.kill('SIGCONT')
}

/** Settles once it asks; one that comes before the queues are there is refused, and is started again. */
async function startWorker(name: string): Promise<ChildProcess> {
  for (;;) {
    const args = [program, '--queue', postgres.address(), '--name', name, '--exit', name]
    const env = { ...process.env, PANSENTRY_ORIGINS: origins, LANG: 'en' }
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk)
    })
    await until(() => child.exitCode !== null || said.includes('Ctrl-C ends it'))
    if (child.exitCode === null) return child
  }
}

function askedBy(runId: number, name: string): number {
  const lines = links.engine.runs.lines(runId, 0, 10_000)
  return lines.filter(({ text }) => english(text).endsWith(` · ${name}`)).length
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(100)
}
