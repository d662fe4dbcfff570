import { createServer } from 'node:http'
import { keptUnder } from '../../../electron/engine/model/takeover.ts'
import { SealedSecrets } from '../../../electron/machine/secrets/sealed-secrets.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { listen } from '../../support/http/local-server.ts'
import { scheduledJob } from '../../support/jobs/scheduled-job.ts'
import { expect, test } from '../dashboard.ts'

/** A service that takes what it is sent, or answers with an error. */
async function service() {
  const sent: string[] = []
  const answer = { status: 200 }
  const server = createServer((request, response) => {
    request.on('data', (part: Buffer) => sent.push(part.toString()))
    request.on('end', () => response.writeHead(answer.status).end('the answer'))
  })
  const local = await listen(server)
  return { sent, answer, origin: local.origin, [Symbol.asyncDispose]: local[Symbol.asyncDispose] }
}

test('sets a channel up, tests it, changes it without seeing its key, and brings it back', async ({
  dashboard,
}) => {
  await using hooks = await service()
  const page = await dashboard.startPage({ env: { PANSENTRY_SECRET_KEY: 'a key of the test' } })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Notifications', exact: true }).click()
  await page.getByRole('button', { name: 'Add channel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Webhook' }).click()
  const address = dialog.getByRole('textbox', { name: 'Address it is sent to' })
  await address.fill('no address')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('What is written for “url” does not fit.')).toBeVisible()
  await address.fill(`${hooks.origin}/a-secret-hook`)
  await dialog.getByLabel('Name').fill('My hook')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)

  const send = page.getByRole('button', { name: 'Send a test over “My hook”' })
  await send.click()
  await expect(page.getByText('The test: delivered. The answer: “HTTP 200”')).toBeVisible()
  expect(hooks.sent).toHaveLength(1)
  hooks.answer.status = 404
  await send.click()
  await expect(page.getByText('Needs mending: HTTP 404 the answer')).toBeVisible()

  await page.getByRole('button', { name: 'More about “My hook”' }).click()
  await page.getByRole('menuitem', { name: 'Edit channel' }).click()
  await expect(address).toHaveValue('Kept; nobody is shown it')
  expect(await page.content()).not.toContain('a-secret-hook')
  await dialog.getByRole('button', { name: 'Write anew: Address it is sent to' }).click()
  hooks.answer.status = 204
  await address.fill(`${hooks.origin}/another-hook`)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Needs mending: HTTP 404')).toHaveCount(0)

  await page.getByRole('button', { name: 'More about “My hook”' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(send).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await send.click()
  await expect(page.getByText('The test: delivered. The answer: “HTTP 204”')).toBeVisible()
  await page.getByRole('switch', { name: 'Send over “My hook”' }).click({ force: true })
  await expect(page.getByText('Switched off')).toBeVisible()
})

test('decides by rules, holds quiet hours, and keeps both', async ({ dashboard }) => {
  const page = await dashboard.startPage({ env: { PANSENTRY_SECRET_KEY: 'a key of the test' } })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Notifications', exact: true }).click()
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: 'Add rule' }).click()
  const dialog = page.getByRole('dialog')
  const choose = async (name: string, option: string) => {
    await dialog.getByRole('combobox', { name, exact: true }).click()
    await page.getByRole('option', { name: option }).click()
    await dialog.getByRole('heading').click()
  }
  await choose('Events', 'Links came back')
  await choose('Only these jobs', 'Check links')
  await choose('Channels', 'Desktop')
  await choose('Time', 'In the weekly digest')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const first = rows.nth(1)
  await expect(first).toContainText('Links came back')
  await expect(first).toContainText('Check links')
  await expect(first).toContainText('In the weekly digest')

  await page.getByRole('button', { name: 'More about rule 1' }).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(rows.nth(2)).toContainText('Links came back')
  await page.getByRole('button', { name: 'More about rule 2' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows).toHaveCount(4)

  await page.getByRole('switch', { name: 'Quiet hours' }).click({ force: true })
  await expect(page.getByRole('spinbutton', { name: 'Quiet from, Hour' })).toHaveValue('22')
  await page.reload()
  await expect(rows).toHaveCount(4)
  await expect(page.getByRole('switch', { name: 'Quiet hours' })).toBeChecked()
})

test('makes channels of what quark-auto-save told over', async ({ dashboard }) => {
  await using hooks = await service()
  const push = { WEBHOOK_URL: `${hooks.origin}/hook`, QMSG_KEY: 'none takes it' }
  new SealedSecrets({ dataFolder: dashboard.dataFolder, environment: {} }).keep(
    keptUnder('push'),
    JSON.stringify(push),
  )
  const page = await dashboard.startPage({ env: { PANSENTRY_SECRET_KEY: 'a key of the test' } })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Notifications', exact: true }).click()
  await expect(page.getByText('when you came from it: Webhook.')).toBeVisible()
  await page.getByRole('button', { name: 'Take them over' }).click()
  await expect(page.getByText('No channel takes these keys: QMSG_KEY.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take them over' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Send a test over “quark-auto-save”' }).click()
  await expect(page.getByText('The test: delivered.')).toBeVisible()
  expect(hooks.sent).toHaveLength(1)
})

test('shows each attempt of a message, and sends it once more', async ({ dashboard }) => {
  await using hooks = await service()
  hooks.answer.status = 400
  await failOnce(dashboard.dataFolder, `${hooks.origin}/hook`)
  const page = await dashboard.startPage({ env: { PANSENTRY_SECRET_KEY: 'a key of the test' } })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Notifications', exact: true }).click()
  await expect(page.getByText('“nightly” failed')).toBeVisible()
  await page.getByText('1 attempt', { exact: true }).click()
  await expect(page.getByText('refused. The answer: “HTTP 400 the answer”')).toBeVisible()
  hooks.answer.status = 200
  await page.getByRole('button', { name: 'Send ““nightly” failed” once more' }).click()
  await expect(page.getByText('“nightly” failed')).toHaveCount(2)
  await expect.poll(() => hooks.sent.length).toBe(2)
})

/** Leaves what a job that failed once leaves behind: a message to a webhook. */
async function failOnce(dataFolder: string, url: string): Promise<void> {
  const nightly = scheduledJob('nightly', { kind: 'date', runAt: '2099-01-01' }, {}, () =>
    Promise.reject(new Error('it is broken')),
  )
  const secrets = new SealedSecrets({ dataFolder, environment: {} })
  const { engine } = openEngine({ dataFolder, secrets, jobs: [nightly] })
  engine.start()
  engine.notifications.addChannel({ kind: 'webhook', name: 'My hook', settings: { url } })
  const { runId } = engine.run('nightly')
  await runEnded(engine, runId)
  await expect
    .poll(() => engine.notifications.messages(undefined, 10).map(({ state }) => state))
    .toContain('refused')
  await engine.stop()
}
