import { join } from 'node:path'

const sources = {
  'backup-check': 'store/backup-check-worker.ts',
  'user-job': 'jobs/user-jobs/user-job-worker.ts',
} as const

// The bundle is one main.js; the build puts each worker beside it, as `<name>-worker.js`.
const isSource = import.meta.filename.endsWith('.ts')

/** The file a worker thread starts with, in source and bundle alike. */
export function workerFile(name: keyof typeof sources): string {
  return join(import.meta.dirname, isSource ? sources[name] : `${name}-worker.js`)
}
