// A whole engine in a process of its own, for tests that kill it: node engine-process.ts <folder> <origins file> [run]
// PANSENTRY_QUEUE: the database of its workers.

import { readOrigins } from '../../../electron/engine/links/requests/origins.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { openEngine } from '../engine.ts'

const [, , dataFolder = '', originsFile = '', command = ''] = process.argv
const queue = process.env['PANSENTRY_QUEUE']
const { engine } = openEngine({
  dataFolder,
  origins: readOrigins(originsFile),
  ...(queue !== undefined && { queue }),
})
engine.start()
if (command === 'run') engine.jobs.run(checkJobId)
console.log('ready')
process.on('SIGTERM', () => void engine.stop().then(() => process.exit(0)))
setInterval(() => {}, 1000)
