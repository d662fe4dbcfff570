import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitForOutput } from '../support/command/command-line.ts'
import { openEngine, runEnded } from '../support/engine.ts'
import { freePort } from '../support/http/local-server.ts'
import { expect, test } from './dashboard.ts'
import { Pansentry } from './pansentry.ts'

const link = (id: number) => `https://pan.quark.cn/s/a1b2c3d4000${id}`

/** A link that is in a backup, and one that came later. */
async function fill(dataFolder: string, port: number): Promise<void> {
  const { engine } = openEngine({ dataFolder })
  engine.start()
  const add = (title: string, id: number) =>
    engine.resources.add({ title, url: link(id), passcode: '', category: '', note: '' })
  engine.settings.update({ httpEnabled: true, httpPort: port })
  add('In the backup', 1)
  const { runId } = engine.jobs.run('back_up_database')
  await runEnded(engine, runId)
  add('Came later', 2)
  await engine.stop()
}

test('the app starts again by itself after a restore, with what was restored', async ({
  pansentry,
  served,
}) => {
  const { dataFolder } = pansentry
  await fill(dataFolder, await freePort())
  // Not held by Playwright, whose own arguments a new start would repeat.
  const [electron, args] = Pansentry.command('--hidden')
  const app = spawn(electron, args, { env: pansentry.env(), stdio: 'ignore' })
  const command = (...args: string[]) =>
    spawn(process.execPath, ['dist/electron/cli.js', ...args], { env: pansentry.env() })
  const pid = () =>
    readFileSync(join(dataFolder, 'control.json'), 'utf8').match(/"pid":\s*(\d+)/)?.[1]
  try {
    await expect.poll(() => pansentry.log()).toMatch(/started /)
    const before = pid()
    const [, signIn = ''] = await waitForOutput(command('sign-in'), /(http:\S+)/)
    const page = await (await served.stranger()).newPage()
    await page.goto(signIn)
    await page.waitForURL(/\/$/)
    await page.goto(`${new URL(signIn).origin}/#/settings/backup`)
    await page.getByRole('button', { name: /^Restore the backup of/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByText('Done. Pansentry runs again.')).toBeVisible()
    expect(pid()).not.toBe(before)
    await page.goto(`${new URL(signIn).origin}/#/links`)
    await page.reload()
    await expect(page.getByText('In the backup').first()).toBeVisible()
    await expect(page.getByText('Came later')).toHaveCount(0)
  } finally {
    await once(command('stop'), 'exit')
    app.kill()
  }
})
