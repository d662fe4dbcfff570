import type { Engine } from '../engine/engine.ts'
import type { JobView } from '../engine/jobs/job-view.ts'
import { message } from '../engine/model/engine-messages.ts'
import type { EngineLog } from '../engine/model/log.ts'
import { marked } from '../engine/model/marked.ts'
import { ownZone } from '../engine/model/trigger.ts'
import { offsetTime } from '../engine/time/wall-time.ts'
import type { Words } from '../words/catalogue.ts'
import { jobName } from '../words/job-name.ts'
import { triggerWords } from '../words/schedule/schedule-words.ts'

/** Logs every job with its schedule and its next run, once the job files have been read. */
export async function logRegisteredJobs(
  engine: Engine,
  log: EngineLog,
  words: Words,
): Promise<void> {
  await engine.userJobs.rescan()
  const zone = engine.settings.zone()
  for (const job of engine.jobs.list()) {
    const values = {
      name: jobName(words, job),
      schedule: triggerWords(words, job.trigger),
      next: nextOf(job, zone),
    }
    log.write('info', job.id, marked('good', message('log.job.registered', values)))
  }
}

function nextOf({ nextRunAt, paused, trigger }: JobView, zone: string) {
  if (paused) return message('log.job.paused')
  if (nextRunAt === null) return message('log.job.noNextRun')
  return message('log.job.nextRun', { time: offsetTime(nextRunAt, ownZone(trigger) ?? zone) })
}
