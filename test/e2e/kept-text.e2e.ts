import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright'
import { expect, test } from './dashboard.ts'
import { ask } from './places/place.ts'
import type { ServedPansentry } from './served-pansentry.ts'

const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true })

async function printed(served: ServedPansentry, command: string): Promise<string> {
  const child = served.command([command])
  if (!child.stdout) throw new Error('It prints nothing.')
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return out.trim()
}

test('what is typed outlives the end of a session, and is saved after the next sign-in', async ({
  served,
}) => {
  const page = await served.startPage()
  await page.goto(`${served.url}/#/jobs/new`)
  await nameOf(page).fill('Typed')
  await page.getByRole('textbox', { name: 'Command line' }).fill('/bin/echo hi')
  await printed(served, 'sign-out')
  const banner = page.getByRole('alert').filter({ hasText: 'Signed out' })
  await expect(banner).toContainText('What you typed is kept')
  await expect(nameOf(page)).toHaveValue('Typed')
  await expect(page.getByRole('button', { name: 'Create job' })).toBeDisabled()
  const other = await page.context().newPage()
  await other.goto(await printed(served, 'sign-in'))
  await expect(banner).toHaveCount(0)
  await page.getByRole('button', { name: 'Create job' }).dblclick()
  await expect(page.getByRole('listitem', { name: 'Typed' })).toBeVisible()
  await printed(served, 'sign-out')
  // Nothing is typed any more, so the page of the server says how to go on.
  await expect(page.getByText('Sign in to Pansentry')).toBeVisible()
})

test.describe('a script that two tabs edit', () => {
  let page: Page
  let other: Page

  test.beforeEach(async ({ served }) => {
    page = await served.startPage()
    await ask(page, 'POST', '/jobs', {
      id: 'nightly',
      kind: 'script',
      name: 'Nightly',
      trigger: { kind: 'cron', crontab: '0 3 * * *' },
      params: { program: '/bin/true' },
    })
    other = await page.context().newPage()
    for (const tab of [page, other]) await tab.goto(`${served.url}/#/jobs/nightly/edit`)
    await page.getByRole('textbox', { name: 'Working folder' }).fill('/srv')
  })

  test('says so, and keeps what the other changed', async () => {
    await nameOf(other).fill('Nightly B')
    await other.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('This job was changed elsewhere')).toBeVisible()
    // A draft that waited meanwhile is no different.
    await page.getByRole('link', { name: 'Links', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Links' })).toBeVisible()
    await page.goBack()
    await expect(page.getByText('This job was changed elsewhere')).toBeVisible()
    await page.getByText('Weekdays', { exact: true }).click()
    await page.getByRole('button', { name: 'Load it anew' }).click()
    await expect(nameOf(page)).toHaveValue('Nightly B')
    await expect(page.getByText('This job was changed elsewhere')).toHaveCount(0)
  })

  test('is not lost when the other deletes it', async () => {
    await ask(other, 'DELETE', '/jobs/nightly')
    await page.getByRole('button', { name: 'Go on as a new script' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'New script job' })).toBeVisible()
    await expect(nameOf(page)).toHaveValue('Nightly')
    await expect(page.getByRole('textbox', { name: 'Working folder' })).toHaveValue('/srv')
  })
})

test('nothing is deleted by a question that is answered while the app is away', async ({
  served,
}) => {
  const page = await served.startPage()
  const trigger = { kind: 'cron', crontab: '0 3 * * *' }
  const script = { kind: 'script', trigger, params: { program: '/bin/sleep', arguments: ['60'] } }
  await ask(page, 'POST', '/jobs', { ...script, id: 'nightly', name: 'Nightly' })
  // Only a run that would be stopped is asked about.
  await ask(page, 'POST', '/jobs/nightly/run')
  await page.goto(`${served.url}/#/jobs`)
  await page.getByRole('button', { name: 'More for Nightly' }).click()
  await page.getByRole('menuitem', { name: 'Delete job' }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete job' })
  await expect(confirm).toBeEnabled()
  await served.stop()
  await expect(confirm).toBeDisabled()
  await served.start()
  await expect(confirm).toBeEnabled()
  await confirm.click()
  await expect(page.getByRole('listitem', { name: 'Nightly' })).toHaveCount(0)
})
