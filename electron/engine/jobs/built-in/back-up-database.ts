import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { discardFile, moveFile, removeFile } from '../../disk/files.ts'
import { message } from '../../model/engine-messages.ts'
import { type BackUpParams, backUpParamsSchema } from '../../model/params/back-up-params.ts'
import { defaultPolicy } from '../../model/policy.ts'
import { refusalText } from '../../model/refusals/refusal-text.ts'
import { said } from '../../model/refusals/system-fault.ts'
import { backUpJobId } from '../../model/terms/job-ids.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import { defineJob, type Job } from '../../scheduler/job.ts'
import { JobFailure } from '../../scheduler/job-failure.ts'
import { checkBackup, endRunIn } from '../../store/backup.ts'
import { backupsIn, partialEnd } from '../../store/file/backups.ts'
import type { Store } from '../../store/store.ts'
import { fileTime } from '../../time/time-text.ts'
import type { Folders } from '../folders.ts'

export type BackUpDependencies = {
  readonly store: Store
  readonly folders: Folders
  /** The zone of the time in a backup's name. */
  readonly zone: () => string
}

/** Copies the database and proves that the copy can be read, at 01:30 each night. */
export function backUpDatabase(dependencies: BackUpDependencies): Job {
  return defineJob({
    id: backUpJobId,
    trigger: { kind: 'cron', crontab: '30 1 * * *' },
    policy: defaultPolicy,
    params: backUpParamsSchema,
    run: (context, params) => backUp(context, params, dependencies),
  })
}

async function backUp(
  { clock, log, progress, runId, signal }: RunContext,
  { keep }: BackUpParams,
  { store, folders, zone }: BackUpDependencies,
) {
  const file = join(folders.backups, `pansentry-${fileTime(clock.now(), zone())}.db`)
  // Only what passed its check gets the name of a backup.
  const partial = `${file}${partialEnd}`
  try {
    await store.backUp(partial, (done, total) => {
      signal.throwIfAborted()
      progress(done, total)
    })
    endRunIn(partial, runId, clock.now())
    const found = await checkBackup(partial)
    signal.throwIfAborted()
    if (found !== 'ok')
      throw new JobFailure(message('log.backup.damaged', { reason: said(found).because }))
    await moveFile(partial, file)
  } catch (error) {
    // One that stays is removed at the next start.
    await discardFile(partial)
    throw error
  }
  const megabytes = Math.round((await stat(file)).size / 100_000) / 10
  log('info', message('log.backup.done', { file: basename(file), megabytes }))
  const backups = backupsIn(folders.backups)
  for (const old of backups.slice(0, -keep)) {
    try {
      await removeFile(join(folders.backups, old))
      log('info', message('log.backup.removed', { file: old }))
    } catch (error) {
      // The new one is there; the next night tries it again.
      log('warn', message('log.cleanup.fileFailed', { file: old, reason: refusalText(error) }))
    }
  }
  return { megabytes, backups: Math.min(backups.length, keep) }
}
