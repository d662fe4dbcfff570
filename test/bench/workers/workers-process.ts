// One coordinator that is measured: node --expose-gc workers-process.ts <MeasureArgs as JSON>
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { readOrigins } from '../../../electron/engine/links/requests/origins.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { openQueues } from '../../../electron/engine/remote/connection.ts'
import { Store } from '../../../electron/engine/store/store.ts'
import { noPauses } from '../../support/drives/no-pauses.ts'
import { noLog, openEngine } from '../../support/engine.ts'
import { familyCpuMs, familyMiB, queueSizeSql, residentMiB } from './process-figures.ts'

export type MeasureArgs = {
  readonly folder: string
  readonly originsFile: string
  /** Of the database between machines; null for none. */
  readonly queue: { readonly address: string; readonly pid: number } | null
  readonly workers: number
  readonly links: number
  readonly pauseSeconds: number
  readonly concurrency: number
  /** What is measured begins so long after the run did, and ends so long after that; null for when the run does. */
  readonly warmSeconds: number
  readonly seconds: number | null
}

export type Measured = {
  readonly links: number
  readonly perSecond: number
  readonly coordinatorCpuMsPerLink: number
  readonly databaseCpuMsPerLink: number
  /** At the begin, at its highest in each half, and at the end. */
  readonly coordinatorMiB: readonly number[]
  readonly databaseMiB: number
  /** Table and indexes of the queues at their largest. */
  readonly queueMiB: number
  /** Jobs in the queues at their most, those that are done and not deleted yet included. */
  readonly queueRows: number
  /** How much later than its turn any link was answered, where all were. */
  readonly latestSeconds: number | null
}

const args = JSON.parse(process.argv[2] ?? '') as MeasureArgs
fill(join(args.folder, 'pansentry.db'), args.links)
const { engine } = openEngine({
  dataFolder: args.folder,
  origins: readOrigins(args.originsFile),
  log: noLog,
  ...(args.queue && { queue: args.queue.address }),
})
engine.start()
const { concurrency, pauseSeconds } = args
const pauses = { pauseMinSeconds: pauseSeconds, pauseMaxSeconds: pauseSeconds }
const lanes = { quark: { ...pauses, concurrency, perDay: null } }
engine.jobs.setParams(checkJobId, {
  ...noPauses,
  ...pauses,
  concurrency,
  budgetMinutes: null,
  lanes,
})
while ((engine.workers.seen ?? []).filter(({ state }) => state === 'live').length < args.workers) {
  await delay(100)
}
const { runId } = engine.jobs.run(checkJobId)
await delay(args.warmSeconds * 1000)
console.log(JSON.stringify(await measure()))
if (isRunning()) engine.runs.cancel(runId)
await engine.stop()

async function measure(): Promise<Measured> {
  const { queue } = args
  const boss = queue && (await openQueues(queue.address, 'owner', 'bench', () => {}))
  const memory = () => {
    gc?.()
    return residentMiB(process.pid)
  }
  const databaseMs = () => (queue ? familyCpuMs(queue.pid) : 0)
  const begun = { at: Date.now(), cpu: process.cpuUsage(), databaseMs: databaseMs() }
  const first = memory()
  const samples: number[] = []
  let queueMiB = 0
  let queueRows = 0
  const seconds = args.seconds ?? Number.POSITIVE_INFINITY
  const endAt = begun.at + seconds * 1000
  for (let now = begun.at; now < endAt && isRunning(); now = Date.now()) {
    await delay(Math.min(2000, endAt - now))
    samples.push(memory())
    const size = await boss?.getDb().executeSql(queueSizeSql)
    queueMiB = Math.max(queueMiB, Number(size?.rows[0]?.['mib'] ?? 0))
    queueRows = Math.max(queueRows, Number(size?.rows[0]?.['jobs'] ?? 0))
  }
  const half = Math.ceil(samples.length / 2)
  const halves = [samples.slice(0, half), samples.slice(half)]
  const cpu = process.cpuUsage(begun.cpu)
  const databaseUsed = databaseMs() - begun.databaseMs
  const last = Date.now()
  const figures = { coordinatorMiB: [first, ...halves.map((each) => Math.max(...each)), memory()] }
  const databaseMiB = queue ? familyMiB(queue.pid) : 0
  await boss?.stop({ graceful: false })
  // Answers of workers are on their way for two seconds.
  await delay(5000)
  const links = answersBetween(begun.at, last)
  return {
    ...figures,
    links,
    perSecond: (links * 1000) / (last - begun.at),
    coordinatorCpuMsPerLink: (cpu.user + cpu.system) / 1000 / links,
    databaseCpuMsPerLink: databaseUsed / links,
    databaseMiB,
    queueMiB,
    queueRows,
    latestSeconds: args.seconds === null ? latestSeconds() : null,
  }
}

function isRunning(): boolean {
  return engine.runs.get(runId).outcome === null
}

/** Links are asked in the order of their ids: none is due before another. */
function latestSeconds(): number {
  const database = new Database(join(args.folder, 'pansentry.db'), { readonly: true })
  const sql = `SELECT max(link.at - turn.at) / 1000.0
    FROM (SELECT at, row_number() OVER (ORDER BY resource_id) AS place FROM checks) AS link
    JOIN (SELECT at, row_number() OVER (ORDER BY at) AS place FROM checks) AS turn USING (place)`
  const seconds = database.prepare<[], number>(sql).pluck().get()
  database.close()
  return seconds ?? 0
}

function answersBetween(from: number, to: number): number {
  const database = new Database(join(args.folder, 'pansentry.db'), { readonly: true })
  const sql = 'SELECT count(*) FROM checks WHERE at >= ? AND at < ?'
  const count = database.prepare<[number, number], number>(sql).pluck().get(from, to)
  database.close()
  return count ?? 0
}

/** Shares that were never looked at. */
function fill(file: string, count: number): void {
  new Store(file).close()
  const database = new Database(file)
  database.pragma('synchronous = OFF')
  const insert = database.prepare(
    `INSERT INTO resources (title, url, provider, share_id, created_at, updated_at)
     VALUES (@id, 'https://pan.quark.cn/s/' || @id, 'quark', @id, 0, 0)`,
  )
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      insert.run({ id: `a1b2c3${index.toString(16).padStart(6, '0')}` })
    }
  })()
  database.close()
}
