import { message } from '../engine-messages.ts'
import type { Message } from '../message.ts'
import { ownJobIds } from '../terms/job-ids.ts'
import type { Occurrence } from './event-trigger.ts'

/** What happened, as a message. */
export function occurrenceMessage(occurrence: Occurrence): Message {
  if (occurrence.kind === 'file') return message('occurrence.file', { path: occurrence.path })
  if (occurrence.kind !== 'job') return message(`occurrence.${occurrence.kind}`)
  const { end, jobId, name } = occurrence
  // The words have the names of Pansentry's own.
  const own = ownJobIds.includes(jobId) ? { key: `job.name.${jobId}` } : jobId
  return message(`occurrence.${end}`, { job: name || own })
}
