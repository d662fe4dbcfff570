import type { ListedJob } from '../../../electron/api/contract/jobs.ts'

/** The labels that jobs have, each once, in alphabetical order. */
export function labelsOf(jobs: readonly ListedJob[]): string[] {
  const labels = new Set(jobs.flatMap((job) => (job.isAvailable ? job.labels : [])))
  return [...labels].toSorted((a, b) => a.localeCompare(b))
}

/** Whether a job has a label; with none wanted every job does. */
export function hasLabel(job: ListedJob, label: string): boolean {
  return label === '' || (job.isAvailable && job.labels.includes(label))
}
