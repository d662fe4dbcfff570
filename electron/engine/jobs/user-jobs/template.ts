import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jobFileNameSchema } from '../../model/job.ts'
import { valid } from '../job-draft.ts'

/**
 * Writes a commented job file with a name that is still free and returns its path. It ends in `.mjs`:
 * desktops open `.ts` as a video, and Windows runs `.js` instead of editing it.
 */
export function writeTemplate(folder: string, wanted: string): string {
  const name = valid(['name'], () => jobFileNameSchema.parse(wanted))
  mkdirSync(folder, { recursive: true })
  let free = name
  for (let count = 2; existsSync(join(folder, `${free}.mjs`)); count++) free = `${name}-${count}`
  const path = join(folder, `${free}.mjs`)
  writeFileSync(path, template(free), { flag: 'wx' })
  return path
}

function template(id: string): string {
  return `// A job of your own. Pansentry reads this file as soon as it is saved; docs/jobs.md tells all of it.

/** @type {import('./pansentry.d.ts').JobFile} */
export default ({ task }) => {
  // When: 'cron' with fields or a crontab, 'interval', or 'date' with a run_date.
  // How:  name, timeout (seconds), misfire_grace_time (seconds), and more.
  task('cron', { id: '${id}', name: '${id}', crontab: '0 2 * * *', timeout: 600 }, async (job) => {
    const { log, progress, signal, resources, sleep } = job

    log('Started')
    const expired = await resources.list({ health: 'dead' })
    for (const [index, resource] of expired.entries()) {
      // Set when the run is cancelled or its time is over.
      if (signal.aborted) return
      log.info(resource.title, resource.url)
      progress(index + 1, expired.length)
      await sleep(100)
    }

    // Numbers that are returned become the run's totals.
    return { expired: expired.length }
  })
}
`
}
