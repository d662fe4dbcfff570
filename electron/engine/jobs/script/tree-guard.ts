import { spawn } from 'node:child_process'

// Its input ends with Pansentry, however that ends: no system but Linux knows of a parent's death, and Node of none.
const guard = 'read -r _ || { kill -s TERM -- "-$0"; sleep 1; kill -s KILL -- "-$0"; }'

/** Ends a process group should Pansentry be gone before it, killed or crashed; the returned function ends the watch. */
export function guardGroup(pid: number): () => void {
  const shell = spawn('/bin/sh', ['-c', guard, String(pid)], {
    cwd: '/',
    // A group of its own, which what ends Pansentry's does not reach.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Where it cannot be started, or was ended, the script runs without it.
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  return () => shell.stdin.end('\n')
}
