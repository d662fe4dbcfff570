import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writtenBy } from '../../../../support/engine.ts'
import { JobFiles } from '../../../../support/jobs/job-files.ts'

const source = (text: string) => `export default ({ task }) => {
  task('date', { id: 'once', run_date: '2026-01-02', misfire_grace_time: null }, ({ log }) => log('${text}'))
}
`

test.each([
  ['PowerShell writes it', 'once.mjs', Buffer.from(`\uFEFF${source('成功')}`, 'utf16le')],
  ['Notepad writes it', 'once.ts', Buffer.from(`\uFEFF${source('成功')}`)],
  [
    'an old editor on a Chinese Windows writes it',
    'once.ts',
    // GBK, which Node does not write.
    Buffer.from(source('\u00B3\u00C9\u00B9\u00A6'), 'latin1'),
  ],
])('a job file is read as %s', async (_, name, bytes) => {
  await using files = new JobFiles()
  writeFileSync(files.path(name), bytes)
  const engine = await files.open()
  const run = () => engine.runs.list({ jobId: 'once', limit: 1 })[0]
  await expect.poll(() => run()?.outcome).toBe('succeeded')
  expect(writtenBy(engine, run()?.id ?? 0)).toContain('info 成功')
})
