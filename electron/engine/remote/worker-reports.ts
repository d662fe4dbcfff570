import type { PgBoss } from 'pg-boss'
import type { Provider } from '../model/provider.ts'
import type { LaneClosure, WorkerReport } from '../model/workers/worker.ts'
import { workerReportSchema } from '../model/workers/worker.ts'
import { queueNames } from './queues.ts'

/** How often a worker tells how it stands. */
export const reportEveryMs = 5000

/** Who has told nothing for so long is not counted on. */
export const silentAfterMs = 30_000

/** A report, and how long ago it came by the database's clock, in milliseconds. */
export type SeenReport = { readonly report: WorkerReport; readonly ageMs: number }

/**
 * What workers last told, whatever their release. A report is a job that nobody takes: its next one replaces it.
 * One that cannot be read is left out.
 */
export async function readReports(boss: PgBoss): Promise<SeenReport[]> {
  const { reports } = queueNames('')
  // The moment of a replaced job stays that of the first, so each report carries its own.
  const jobs = await boss.findJobs<{ report: unknown; at: unknown }>(reports, { queued: true })
  const now = await databaseTime(boss)
  return jobs.flatMap(({ data }) => {
    const { data: report } = workerReportSchema.safeParse(data?.report)
    const at = Number(data?.at)
    return report && Number.isFinite(at) ? [{ report, ageMs: Math.max(now - at, 0) }] : []
  })
}

/** Tells how a worker stands; one that is leaving is silent from then on. */
export async function writeReport(
  boss: PgBoss,
  report: WorkerReport,
  { isLeaving = false } = {},
): Promise<void> {
  const { reports } = queueNames('')
  const at = (await databaseTime(boss)) - (isLeaving ? silentAfterMs : 0)
  await boss.upsert(reports, { report, at }, { singletonKey: report.name })
}

/** What the database's clock shows, in milliseconds since 1970: the only one that all share. */
export async function databaseTime(boss: PgBoss): Promise<number> {
  const { rows } = await boss
    .getDb()
    .executeSql('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now')
  return Math.round(Number(rows[0]?.now))
}

/** The workers that may be asked now. */
export function liveOnes(reports: readonly SeenReport[]): WorkerReport[] {
  return reports
    .filter(({ ageMs, report }) => ageMs < silentAfterMs && !report.isRefused)
    .map(({ report }) => report)
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
