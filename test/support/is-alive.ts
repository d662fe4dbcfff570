import { existsSync, readFileSync } from 'node:fs'

/** Whether a process still runs: a zombie, for which nobody has waited, answers to a signal but runs no more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const status = `/proc/${pid}/status`
    return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'))
  } catch {
    return false
  }
}
