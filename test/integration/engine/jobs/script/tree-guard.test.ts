import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAlive } from '../../../../support/is-alive.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const processTree = join(
  import.meta.dirname,
  '../../../../../electron/engine/jobs/script/process-tree.ts',
)
describeOn('POSIX', 'the shell that watches over a script', () => {
  /** Starts a Pansentry that runs no more than one shell script, and waits until that has written its file. */
  async function startScript(script: string, folder: string) {
    const launch = { file: '/bin/sh', arguments: ['-c', script], isVerbatim: false }
    const code = `
    import { startTree } from ${JSON.stringify(processTree)}
    startTree(${JSON.stringify(launch)}, { folder: ${JSON.stringify(folder)}, environment: process.env })
    process.stdout.write('started')
    setInterval(() => {}, 1000)`
    const pansentry = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    // The script may be quicker than what watches over it.
    await once(pansentry.stdout, 'data')
    const pids = () => readFileSync(join(folder, 'pids'), 'utf8').trim().split(/\r?\n/).map(Number)
    await expect.poll(() => pids().length).toBe(2)
    return { pids: pids(), pansentry }
  }

  async function kill(pansentry: Awaited<ReturnType<typeof startScript>>['pansentry']) {
    pansentry.kill('SIGKILL')
    await once(pansentry, 'exit')
  }

  test('a script and what it started end when Pansentry is killed, whether they listen or not', async () => {
    using folder = temporaryFolder()
    const script = "trap '' TERM; sleep 600 & echo $$ > p; echo $! >> p; mv p pids; wait; sleep 600"
    const { pansentry, pids } = await startScript(script, folder.path)
    expect(pids.every(isAlive)).toBe(true)
    await kill(pansentry)
    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([])
  })

  /** How many children a process has: the script, and the shell that waits beside it. */
  function childrenOf(parent = 0): number {
    return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
      .split(' ')
      .filter(Boolean).length
  }

  // Linux alone tells of a process which children it has.
  describeOn('Linux', 'what a script leaves behind', () => {
    test('what a script left running when it ended goes on', async () => {
      using folder = temporaryFolder()
      const script = 'sleep 600 & echo $! > p; echo 1 >> p; mv p pids'
      const { pansentry, pids } = await startScript(script, folder.path)
      const [left = 0] = pids
      await expect.poll(() => childrenOf(pansentry.pid)).toBe(0)
      await kill(pansentry)
      expect(isAlive(left)).toBe(true)
      process.kill(left)
    })
  })
})
