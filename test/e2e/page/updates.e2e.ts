import { createServer } from 'node:http'
import { listen } from '../../support/http/local-server.ts'
import { expect, test } from '../dashboard.ts'

const feed = (version: string) => `version: ${version}
files:
  - url: Pansentry-${version}-linux-${process.arch}.deb
    sha512: ${Buffer.alloc(64, 7).toString('base64')}
    size: 1000000
releaseNotes: |
  ### Changed

  - **Links** are asked more gently.
    ![](http://127.0.0.1:9/tracked.png)
`

test('a newer version is shown with what changed and its checksum, and nothing is downloaded', async ({
  dashboard,
}) => {
  test.skip(process.platform !== 'linux', 'the feed is one for Linux')
  let version = '99.0.0'
  const asked: string[] = []
  await using server = await listen(
    createServer(({ url = '' }, response) => {
      asked.push(url)
      if (url === '/releases/latest-linux.yml') response.end(feed(version))
      else response.writeHead(404).end()
    }),
  )
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'About', exact: true }).click()
  const address = page.getByRole('textbox', { name: 'Feed of new versions' })
  await address.fill('ftp://127.0.0.1/')
  await address.press('Enter')
  await expect(page.getByText('An address that begins with https:// or http://')).toBeVisible()
  expect(asked).toEqual([])
  await address.fill(`${server.origin}/nothing`)
  await address.press('Enter')
  await expect(page.getByText('HTTP 404')).toBeVisible()
  await address.fill(`${server.origin}/releases`)
  await address.press('Enter')
  await expect(page.getByText('Version 99.0.0 is there.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Changed', exact: true })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Links are asked' })).toHaveText(
    /^Links are asked more gently\.\s*$/,
  )
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
  await expect(page.getByText('07'.repeat(64))).toBeVisible()
  await expect(page.getByRole('button', { name: 'Get it in the browser' })).toBeVisible()
  version = '0.0.1'
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(page.getByText('This is the newest version.')).toBeVisible()
  expect(new Set(asked)).toEqual(
    new Set(['/nothing/latest-linux.yml', '/releases/latest-linux.yml']),
  )
})
