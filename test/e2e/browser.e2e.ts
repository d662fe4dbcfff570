import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from './dashboard.ts'
import type { ServedPansentry } from './served-pansentry.ts'

const tokenOf = ({ dataFolder }: ServedPansentry) =>
  readFileSync(join(dataFolder, 'api-token'), 'utf8').trim()

/** Asks as a script would. */
async function ask(served: ServedPansentry, method: string, path: string, json?: unknown) {
  const answer = await fetch(`${served.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${tokenOf(served)}`, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  expect(answer.status).toBe(200)
}

/** From the page of the jobs: runs one, and opens its run. */
async function runCleanUp(page: Page): Promise<void> {
  const job = page.getByRole('listitem', { name: 'Clean up' })
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(job).toContainText('Succeeded')
  await job.getByRole('link', { name: /^Succeeded/ }).click()
  await expect(page.getByText('Run ended: Succeeded')).toBeVisible()
}

test('a sign-in link opens one session, which ends when its browser signs out', async ({
  served,
}) => {
  const link = await served.start()
  const context = await served.stranger()
  const page = await context.newPage()
  await page.goto(served.url)
  await expect(page.getByText('Sign in to Pansentry')).toBeVisible()
  await page.goto(link)
  await expect(page.getByText('Connected')).toBeVisible()
  expect(page.url()).toBe(`${served.url}/`)
  const cookies = await context.cookies()
  expect(cookies).toEqual([
    expect.objectContaining({ domain: '127.0.0.1', httpOnly: true, sameSite: 'Strict', path: '/' }),
  ])
  expect(await page.evaluate(() => document.cookie)).toBe('')

  const other = await (await served.stranger()).newPage()
  expect((await other.goto(link))?.status()).toBe(401)
  await expect(other.getByRole('alert')).toContainText('This sign-in link was used')
  await other.goto(served.url)
  await expect(other.getByText('Sign in to Pansentry')).toBeVisible()

  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Browser & NAS' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('Sign in to Pansentry')).toBeVisible()
  expect(await context.cookies()).toEqual([])
  // A copy of the cookie is worth nothing either.
  await context.addCookies(cookies)
  await page.goto(served.url)
  await expect(page.getByText('Sign in to Pansentry')).toBeVisible()
})

test('a password opens a session: wrong, right, and tried too often', async ({ served }) => {
  const file = join(served.dataFolder, 'password')
  writeFileSync(file, 'correct horse battery\n')
  await served.start({ args: ['--password-file', file] })
  const page = await (await served.stranger()).newPage()
  const tryPassword = async (password: string) => {
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.goto(served.url)
  await tryPassword('correct horse')
  await expect(page.getByRole('alert')).toContainText('The password is wrong')
  await tryPassword('correct horse battery')
  await expect(page.getByText('Connected')).toBeVisible()

  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Browser & NAS' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  for (let count = 0; count < 10; count += 1) {
    await tryPassword(`guess ${count}`)
    await expect(page.getByRole('alert')).toContainText('The password is wrong')
  }
  await tryPassword('correct horse battery')
  await expect(page.getByRole('alert')).toContainText('try again in a minute')
})

test('hears of a script’s run, and finds back to a server that was away', async ({ served }) => {
  const page = await served.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const job = page.getByRole('listitem', { name: 'Clean up' })
  await expect(job).not.toContainText('Succeeded')
  const token = tokenOf(served)
  await ask(served, 'POST', '/jobs/cleanup_temp_files/run')
  await expect(job).toContainText('Succeeded')

  expect(await served.stop()).toBe(0)
  await expect(page.getByRole('alert')).toContainText('Connection lost')
  // Said to nobody who could tell the page.
  const [paused] = await once(served.command(['pause', '--all']), 'exit')
  expect(paused).toBe(0)
  await served.start()
  await expect(page.getByText('Connected')).toBeVisible()
  await expect(page.getByText('All jobs are paused').first()).toBeVisible()
  expect(tokenOf(served)).toBe(token)
})

test('a log that is open follows a change of the language, and so does the log file', async ({
  served,
}) => {
  const page = await served.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await runCleanUp(page)
  await ask(served, 'PATCH', '/settings', { language: 'zh-CN' })
  await expect(page.getByText('任务结束：成功')).toBeVisible()
  await expect(page.getByText('Run ended: Succeeded')).toHaveCount(0)
  await ask(served, 'POST', '/jobs/cleanup_temp_files/run')
  await expect.poll(() => served.log()).toMatch(/Run ended: Succeeded[^]*任务结束：成功/)
})

test('shows the time of the server, wherever the browser is', async ({ served }) => {
  const link = await served.start({ env: { TZ: 'UTC' } })
  const page = await (await served.stranger({ timezoneId: 'Asia/Shanghai' })).newPage()
  await page.goto(link)
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const job = page.getByRole('listitem', { name: 'Clean up' })
  const schedule = (await job.innerText()).match(/\d\d:\d\d/)?.[0] ?? ''
  const next = job.locator('time').first()
  await expect(next).toHaveAttribute('datetime', new RegExp(`T${schedule}:00`))
  await expect(next).toHaveAttribute('title', new RegExp(`${schedule}:00 UTC$`))

  await ask(served, 'PATCH', '/settings', { timeZone: 'America/New_York' })
  await expect(next).toHaveAttribute('title', new RegExp(`${schedule}:00 E[SD]T$`))
})

test('asks nobody else, reports no error, and offers nothing that takes a desktop', async ({
  served,
}) => {
  const link = await served.start()
  const context = await served.stranger()
  const hosts = new Set<string>()
  const errors: string[] = []
  context.on('request', (request) => hosts.add(new URL(request.url()).host))
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      errors.push(`${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  const page = await context.newPage()
  await page.goto(link)
  await expect(page.getByText('No links yet')).toBeVisible()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(page.getByRole('link', { name: 'New script' })).toBeVisible()
  await page.getByRole('button', { name: 'More for jobs' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(3)
  await page.keyboard.press('Escape')
  await runCleanUp(page)
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await page.getByRole('button', { name: 'Paste links' }).click()
  await expect(page.getByRole('dialog', { name: 'Import links' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByText('Pause all jobs')).toBeVisible()
  await expect(page.getByText('This Pansentry is started as a service')).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Start at login' })).toHaveCount(0)
  for (const [section, absent] of [
    ['Browser & NAS', 'Browser and API'],
    ['About', 'Show log'],
  ] as const) {
    await page.getByRole('link', { name: section }).click()
    await expect(page.getByRole('link', { name: section })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByText(absent)).toHaveCount(0)
  }
  expect([...hosts]).toEqual([new URL(served.url).host])
  expect(errors).toEqual([])
})
