// A program, its child and its grandchild, none of which ends when asked politely. Their ids go to the file.
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'

const [, program = '', file = '', generation = '1'] = process.argv
process.on('SIGTERM', () => {})
appendFileSync(file, `${process.pid}\n`)
if (Number(generation) < 3) {
  spawn(process.execPath, [program, file, String(Number(generation) + 1)], { stdio: 'ignore' })
}
setInterval(() => {}, 1000)
