import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { AccountDrive, cookieOf } from '../../support/drives/account-drive.ts'
import { expect, test } from '../dashboard.ts'
import { asking } from '../pansentry.ts'

/** Files of a data folder in which a text stands. */
function filesWith(dataFolder: string, text: string): string[] {
  return globSync('**/*', { cwd: dataFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))
}

async function giveCookie(page: Page, cookie: string): Promise<void> {
  await page.getByLabel(/paste a cookie/i).fill(cookie)
  await page.getByRole('button', { name: 'Test and save' }).click()
}

test('an account is added by its cookie, tried, replaced, and removed with undo', async ({
  dashboard,
  shell,
}) => {
  await using drive = await AccountDrive.start()
  drive.members.set('u1', { nickname: '小明', membership: 'SUPER_VIP', used: 3e9, total: 10e9 })
  const page = await dashboard.startPage({ env: asking(drive.drives, dashboard.dataFolder) })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  const add = () => page.getByRole('button', { name: 'Add account' }).click()
  await add()
  // This desktop has no keyring: nothing is kept before a person has chosen where.
  if (shell === 'Electron') {
    await giveCookie(page, cookieOf('u1'))
    await expect(page.getByText('Choose in Settings → Accounts where')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('radio', { name: 'In a file only you can read' }).click()
    await add()
  }
  await giveCookie(page, cookieOf('u1', 'of-yesterday'))
  await expect(page.getByText('The drive does not know this sign-in')).toBeVisible()
  await giveCookie(page, cookieOf('u1'))
  await expect(page.getByText('小明 · SVIP · 3 GB of 10 GB')).toBeVisible()
  await expect(page.getByText('Signed in', { exact: true })).toBeVisible()

  drive.members.set('u1', { nickname: '小明', pus: 'another-pus-of-u1' })
  await page.getByRole('button', { name: 'Test 小明' }).click()
  await expect(page.getByText('Sign in again: the drive no longer knows')).toBeVisible()
  await page.getByRole('button', { name: 'Replace the sign-in of 小明' }).click()
  await giveCookie(page, cookieOf('u1', 'another-pus-of-u1'))
  await expect(page.getByText('Signed in', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'More for the account 小明' }).click()
  await page.getByRole('menuitem', { name: 'Remove account' }).click()
  await expect(page.getByRole('button', { name: 'Test 小明' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Test 小明' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Test 小明' })).toBeVisible()
  for (const part of ['pus-of-u1', 'kp-of-u1', 'fresh-ticket']) {
    expect(filesWith(dashboard.dataFolder, part)).toEqual([])
    expect(await page.content()).not.toContain(part)
  }
})
