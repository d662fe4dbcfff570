import { message } from '../../model/engine-messages.ts'
import { backupNameSchema } from '../../model/moves/move.ts'
import { type CleanupParams, cleanupParamsSchema } from '../../model/params/cleanup-params.ts'
import { defaultPolicy } from '../../model/policy.ts'
import { cleanupJobId } from '../../model/terms/job-ids.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import { defineJob, type Job } from '../../scheduler/job.ts'
import { removedEnd } from '../../store/file/backups.ts'
import type { Store } from '../../store/store.ts'
import type { Folders } from '../folders.ts'
import { sweepHistory } from './history-sweep.ts'
import { forgetEdits } from './old-edits.ts'
import { type Removal, removeOldFiles } from './old-files.ts'
import { renewShares } from './renewed-shares.ts'

export type CleanupDependencies = {
  readonly store: Store
  readonly folders: Folders
  /** Forgets for good what was removed. */
  readonly purge: () => Promise<void>
}

const dayMs = 24 * 3600_000

/** Removes history, logs and temporary files that are past their time, at 04:00 each night. */
export function cleanupTempFiles(dependencies: CleanupDependencies): Job {
  return defineJob({
    id: cleanupJobId,
    trigger: { kind: 'cron', crontab: '0 4 * * *' },
    policy: defaultPolicy,
    params: cleanupParamsSchema,
    run: (context, params) => cleanUp(context, params, dependencies),
  })
}

async function cleanUp(
  context: RunContext,
  params: CleanupParams,
  { store, folders, purge }: CleanupDependencies,
) {
  await forgetEdits(context, store.edits)
  await purge()
  await renewShares(context, store.beats)
  const history = await sweepHistory(context, params, store.retention)
  context.log('info', message('log.cleanup.history', history))
  const removals = await removeFiles(context.clock.now(), params, { folders, store })
  const removed = removals.filter((removal) => 'bytes' in removal)
  for (const removal of removals) {
    if ('bytes' in removal) continue
    const { file, failure } = removal
    context.log('warn', message('log.cleanup.fileFailed', { file, reason: failure }))
  }
  const bytes = removed.reduce((sum, removal) => sum + removal.bytes, 0)
  const megabytes = (bytes / 1_000_000).toFixed(1)
  context.log('info', message('log.cleanup.files', { files: removed.length, megabytes }))
  return { ...history, files: removed.length }
}

async function removeFiles(
  now: number,
  { logDays, temporaryDays }: CleanupParams,
  { folders, store }: Pick<CleanupDependencies, 'folders' | 'store'>,
): Promise<Removal[]> {
  const found = await Promise.all([
    removeOldFiles(folders.temporary, {
      before: now - temporaryDays * dayMs,
      matches: () => true,
    }),
    removeOldFiles(folders.logs, {
      before: now - logDays * dayMs,
      // app.log is being written.
      matches: (name) => name.endsWith('.log') && name !== 'app.log',
    }),
    ...[folders.backups, folders.data].map((folder) =>
      removeOldFiles(folder, {
        before: Number.POSITIVE_INFINITY,
        // A deleted backup that no database knows any more.
        matches: (name) => {
          if (!name.endsWith(removedEnd)) return false
          const backup = backupNameSchema.safeParse(name.slice(0, -removedEnd.length))
          return backup.success && !store.removals.has('backup', backup.data)
        },
      }),
    ),
  ])
  return found.flat()
}
