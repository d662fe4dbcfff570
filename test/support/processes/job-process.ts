// An engine with one job in a process of its own that says when a chosen moment has come, and goes no further:
// node job-process.ts <folder> claimed|begun|done
import { appendFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { noLog, openEngine } from '../engine.ts'
import { onceJob } from '../jobs/once-job.ts'

const [, , dataFolder = '', moment = ''] = process.argv
const die = () => {
  writeSync(process.stdout.fd, moment)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
const ran = join(dataFolder, 'ran')
const { engine } = openEngine({
  dataFolder,
  jobs: onceJob(() => {
    if (moment === 'begun') die()
    appendFileSync(ran, 'ran\n')
  }),
  log: {
    ...noLog,
    // The first line is said after the claim is written and before the job is called, the last one
    // after the job is done and before its outcome is written.
    write(_, scope, text) {
      if (scope !== 'once' || typeof text === 'string') return
      if (moment === 'claimed' && text.key === 'log.run.started') die()
      if (moment === 'done' && text.key === 'log.mark.good') die()
    },
  },
})
engine.start()
