// An engine with a job and one that follows it, in a process of its own that says when a chosen moment has come, and
// goes no further: node chain-process.ts <folder> ended|claimed
import { writeSync } from 'node:fs'
import { noLog, openEngine } from '../engine.ts'
import { chainedJobs } from '../jobs/chained-jobs.ts'

const [, , dataFolder = '', moment = ''] = process.argv
const die = () => {
  writeSync(process.stdout.fd, moment)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
const { engine } = openEngine({
  dataFolder,
  jobs: chainedJobs(() => {}),
  log: {
    ...noLog,
    // The first line is said after the claim is written and before the job is called.
    write(_, scope, text) {
      if (scope !== 'second' || typeof text === 'string') return
      if (moment === 'claimed' && text.key === 'log.run.started') die()
    },
  },
})
// It is told as soon as the end is written, and before anything that follows begins.
engine.events.on((event) => {
  if (moment === 'ended' && event.type === 'run' && event.ended && event.jobId === 'first') die()
})
engine.start()
