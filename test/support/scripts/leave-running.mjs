// Ends at once, but not what it started, whose id goes to the file it is given.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const [, , file = ''] = process.argv
const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  // A child of Node on Windows would end with it.
  detached: process.platform === 'win32',
})
left.unref()
writeFileSync(file, String(left.pid))
console.log('done')
