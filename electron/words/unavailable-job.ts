import type { UnavailableJob } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'

/** Why a job cannot run, and what can be done. */
export function unavailableText({ t }: Words, { reason, detail }: UnavailableJob): string {
  return t(`job.unavailable.${reason}`, { detail })
}
