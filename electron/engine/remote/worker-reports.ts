import type { PgBoss } from 'pg-boss'
import { allowanceOf } from '../links/checks/allowance.ts'
import type { Reach } from '../links/checks/asker.ts'
import { todayOf } from '../model/lane.ts'
import type { Pace } from '../model/params/pace.ts'
import type { Provider } from '../model/provider.ts'
import type { LaneClosure, WorkerReport } from '../model/workers/worker.ts'
import { workerReportSchema } from '../model/workers/worker.ts'
import { queueNames } from './queues.ts'

/** How often a worker tells how it stands. */
export const reportEveryMs = 5000

/** Who has told nothing for so long is not counted on. */
export const silentAfterMs = 30_000

/**
 * A report, how long ago it came by the database's clock, in milliseconds, and when that was by the worker's own, which
 * may be wrong.
 */
export type SeenReport = {
  readonly report: WorkerReport
  readonly ageMs: number
  readonly sentAt: number
}

/**
 * What workers last told. Those of another release than `release` may not ask, even if they were let in when it was
 * theirs. A report is a job that nobody takes: its next one replaces it. One that cannot be read is left out.
 */
export async function readReports(boss: PgBoss, release: string): Promise<SeenReport[]> {
  const { reports } = queueNames('')
  // The moment of a replaced job stays that of the first, so each report carries its own.
  const jobs = await boss.findJobs<{ report: unknown; at: unknown; sentAt: unknown }>(reports, {
    queued: true,
  })
  const now = await databaseTime(boss)
  return jobs.flatMap(({ data }) => {
    const { data: report } = workerReportSchema.safeParse(data?.report)
    const at = Number(data?.at)
    const sentAt = Number(data?.sentAt ?? at)
    if (!report || !Number.isFinite(at) || !Number.isFinite(sentAt)) return []
    const isRefused = report.isRefused || report.release !== release
    return [{ report: { ...report, isRefused }, ageMs: Math.max(now - at, 0), sentAt }]
  })
}

/** Tells how a worker stands, `sentAt` by its own clock; one that is leaving is silent from then on. */
export async function writeReport(
  boss: PgBoss,
  report: WorkerReport,
  sentAt: number,
  { isLeaving = false } = {},
): Promise<void> {
  const { reports } = queueNames('')
  const at = (await databaseTime(boss)) - (isLeaving ? silentAfterMs : 0)
  await boss.upsert(reports, { report, at, sentAt }, { singletonKey: report.name })
}

/** Whoever wrote it will not write another. */
export async function forgetReport(boss: PgBoss, name: string): Promise<void> {
  const { reports } = queueNames('')
  const jobs = await boss.findJobs(reports, { queued: true, key: name })
  for (const { id } of jobs) await boss.deleteJob(reports, id)
}

/** What the database's clock shows, in milliseconds since 1970: the only one that all share. */
export async function databaseTime(boss: PgBoss): Promise<number> {
  const { rows } = await boss
    .getDb()
    .executeSql('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now')
  return Math.round(Number(rows[0]?.now))
}

/** Whether a worker may be asked now. */
export function isLive({ ageMs, report }: SeenReport): boolean {
  return ageMs < silentAfterMs && !report.isRefused
}

export function liveOnes(reports: readonly SeenReport[]): WorkerReport[] {
  return reports.filter(isLive).map(({ report }) => report)
}

/** How far workers reach at a drive: those that take links of it, or would but for the day. */
export function reachOf(
  workers: readonly WorkerReport[],
  provider: Provider,
  pace: Pace,
  now: number,
): Reach {
  const lanes = workers.flatMap(({ lanes }) => lanes[provider] ?? [])
  const open = lanes.filter(({ closure }) => closure === null || closure === 'day-is-full')
  const allowed = open.map((lane) => allowanceOf(pace, todayOf(lane, now)))
  const askers = allowed.filter((links) => links > 0).length
  return { askers, allowance: allowed.reduce((sum, links) => sum + links, 0) }
}

/** How many workers take links of a drive, and why the others do not. */
export function standingOf(
  workers: readonly WorkerReport[],
  provider: Provider,
): { readonly open: number; readonly closures: readonly LaneClosure[] } {
  const lanes = workers.flatMap(({ lanes }) => lanes[provider] ?? [])
  const closures = lanes.flatMap(({ closure }) => closure ?? [])
  return { open: lanes.length - closures.length, closures }
}
