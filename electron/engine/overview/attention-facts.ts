import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileBytes, freeBytes } from '../disk/free-space.ts'
import { foldersIn } from '../jobs/folders.ts'
import type { JobView } from '../jobs/job-view.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { AttentionFacts } from '../model/history/attention.ts'
import type { Outcome, Run } from '../model/run.ts'
import type { Settings } from '../model/settings.ts'
import { backupsIn } from '../store/file/backups.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'

export type AttentionSources = {
  readonly store: Store
  readonly clock: Clock
  /** The zone of the schedules, whose calendar tells the days. */
  readonly zone: () => string
  readonly jobs: Jobs
  readonly dataFolder: string
  readonly settings: () => Settings
}

/** Looks at what a person may have to see to. */
export async function attentionFacts(options: AttentionSources): Promise<AttentionFacts> {
  const { clock, dataFolder, jobs, settings, store, zone } = options
  return {
    now: clock.now(),
    failures: jobs.list().flatMap((job) => failureOf(job, options) ?? []),
    // No drive can be signed in to yet.
    loginsNeeded: [],
    backupAt: lastBackupAt(foldersIn(dataFolder).backups),
    since: store.resources.firstAddedAt(),
    zone: zone(),
    isZoneChosen: settings().timeZone !== 'system' || process.env['TZ'] !== undefined,
    freeBytes: await freeBytes(dataFolder).catch(() => null),
    databaseBytes: fileBytes(store.file.path),
  }
}

// Only these tell how a job does: a run that was missed or stopped does not.
const decided: ReadonlySet<Outcome> = new Set(['succeeded', 'failed', 'timed-out'])

function failureOf({ id: jobId, paused, recentRuns }: JobView, { store }: AttentionSources) {
  const last = recentRuns.findLast(({ outcome }) => outcome !== null && decided.has(outcome))
  if (paused || last === undefined || last.outcome === 'succeeded') return
  const { id: runId, scheduledAt, finishedAt } = last
  return { jobId, runId, at: finishedAt ?? scheduledAt, line: lastLine(last, store) }
}

/** What its program wrote last tells more than that it failed. */
function lastLine({ error, id }: Run, store: Store): Run['error'] {
  return store.runs.lastWritten(id) ?? error
}

function lastBackupAt(folder: string): number | null {
  try {
    const last = backupsIn(folder).at(-1)
    return last === undefined ? null : statSync(join(folder, last)).mtimeMs
  } catch {
    // A folder that cannot be read holds no backup for anybody.
    return null
  }
}
