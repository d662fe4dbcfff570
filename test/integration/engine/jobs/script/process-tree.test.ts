import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { endWindowsTree } from '../../../../../electron/engine/jobs/script/process-tree.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

// Its place is taken by a shell script.
describeOn('POSIX', 'taskkill', () => {
  /** Ends a process with a taskkill that does no more than exit. */
  async function endedWith(code: number | 'missing') {
    using folder = temporaryFolder()
    const taskkill = join(folder.path, 'taskkill')
    if (code !== 'missing') {
      writeFileSync(taskkill, `#!/bin/sh\nexit ${code}\n`)
      chmodSync(taskkill, 0o755)
    }
    const tree = spawn('sleep', ['60'], { stdio: 'ignore' })
    await once(tree, 'spawn')
    const isWhole = await endWindowsTree(tree, taskkill)
    return { isWhole, isKilled: tree.killed, end: () => tree.kill('SIGKILL') }
  }

  test.each([
    ['fails', 1],
    ['is not there', 'missing'],
  ] as const)(
    'where taskkill %s, the program alone is ended, and that is told',
    async (_, code) => {
      expect(await endedWith(code)).toMatchObject({ isWhole: false, isKilled: true })
    },
  )

  test.each([
    ['ended the tree', 0],
    ['found that it had ended', 128],
  ])('where taskkill %s, that is all', async (_, code) => {
    const { end, ...outcome } = await endedWith(code)
    end()
    expect(outcome).toEqual({ isWhole: true, isKilled: false })
  })
})
