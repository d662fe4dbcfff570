import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../dashboard.ts'
import { ask } from '../places/place.ts'

const assets = join(import.meta.dirname, '../../../dist/renderer/assets')

test('each file that the build made is there, and is what it says', async ({
  dashboard,
  shell,
}) => {
  const page = await dashboard.startPage()
  const files = readdirSync(assets)
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(5)
  const answers = await page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          const response = await fetch(`./assets/${name}`)
          return {
            status: response.status,
            type: response.headers.get('content-type')?.split(';')[0],
            cache: response.headers.get('cache-control'),
          }
        }),
      ),
    files,
  )
  const types = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }
  // Over HTTP a browser need never ask for one of them again: another content has another name.
  const cache = shell === 'Chromium' ? 'private, max-age=31536000, immutable' : null
  for (const [index, file] of files.entries()) {
    const [, type] = Object.entries(types).find(([ending]) => file.endsWith(`.${ending}`)) ?? []
    expect({ file, ...answers[index] }).toEqual({ file, status: 200, type, cache })
  }
})

test('a page that does not load says so, and comes with the next try', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await page.route(/\/assets\/settings-page-/, (route) => route.abort())
  await page.reload()
  // What fails before is tried again by itself once the app answers.
  await expect(page.getByText('Connected')).toBeVisible()
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByText('A part of the page did not load')).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page.getByText('Pause all jobs')).toBeVisible()
})

test('a page stays until the next one is there', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const held = Promise.withResolvers<void>()
  await page.route(/\/assets\/jobs-page-/, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Jobs', exact: true })).toHaveAttribute(
    'aria-current',
  )
  await expect(page.locator('main')).toHaveAttribute('inert')
  await expect(page.getByText('No links yet')).toBeVisible()
  held.resolve()
  await expect(page.getByRole('heading', { name: 'Jobs' })).toBeVisible()
  await expect(page.locator('main')).not.toHaveAttribute('inert')
})

test('a modal that does not load says so, and can be closed', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await page.route(/\/assets\/import-modal-.*js/, (route) => route.abort())
  await page.reload()
  const preview = async () => {
    await expect(page.getByText('Connected')).toBeVisible()
    await page
      .getByRole('textbox', { name: 'Text with links' })
      .fill('https://pan.quark.cn/s/0123456789ab')
    await page.getByRole('button', { name: 'Preview' }).click()
  }
  await preview()
  await expect(page.getByText('A part of the page did not load')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('A part of the page did not load')).toHaveCount(0)
  await page.unrouteAll()
  await page.reload()
  await preview()
  await expect(page.getByRole('dialog', { name: 'Import links' })).toBeVisible()
})

test('a list is asked for before the numbers beside it, and other pages come last', async ({
  served,
}) => {
  const page = await served.startPage()
  await ask(page, 'POST', '/resources', {
    title: 'Blue Planet',
    url: 'https://pan.quark.cn/s/0123456789ab',
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('about:blank')
  await page.goto(`${served.url}/#/links`)
  await expect(page.getByRole('row', { name: 'Blue Planet' })).toBeVisible()
  const placeOf = (part: string) => asked.findIndex((path) => path.includes(part))
  await expect.poll(() => placeOf('/assets/settings-page-')).toBeGreaterThan(-1)
  const places = ['/resources/list', '/resources/count', '/assets/settings-page-'].map(placeOf)
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(placeOf('/views/facets')).toBeGreaterThan(placeOf('/resources/list'))
})
