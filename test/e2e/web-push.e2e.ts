import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PushService } from '../support/notify/push-service.ts'
import { expect, test } from './dashboard.ts'

test('a browser asks to be told, shows what it is sent, and is led there', async ({ served }) => {
  await using service = await PushService.start()
  const origins = join(served.dataFolder, 'origins.json')
  writeFileSync(origins, JSON.stringify({ 'https://push.example.com': service.origin }))
  const page = await served.startPage({ env: { PANSENTRY_ORIGINS: origins } })
  const context = page.context()
  await context.grantPermissions(['notifications'], { origin: served.url })
  // The push service of this browser's maker is not there: the one that stands in for it gives the address.
  const given = service.subscription('https://push.example.com/wpush/1')
  await page.addInitScript((given) => {
    let made: object | null = null
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(made),
      subscribe() {
        made = {
          toJSON: () => given,
          unsubscribe() {
            made = null
            return Promise.resolve(true)
          },
        }
        return Promise.resolve(made)
      },
    })
  }, given)
  await page.goto('about:blank')
  await page.goto(`${served.url}/#/settings/notifications`)
  await page.getByRole('button', { name: 'Tell this browser' }).click()
  await expect(page.getByText('It is told.')).toBeVisible()
  await page.getByRole('button', { name: /^Send a test over “.*(?:Chrome|Browser)/ }).click()
  await expect(page.getByText('The test: delivered.')).toBeVisible()
  const sent = service.received[0]?.text ?? ''
  expect(JSON.parse(sent)).toMatchObject({ title: 'Pansentry says hello', path: '/' })

  // What the push service hands on to the browser.
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId } of registrations) resolve(registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const registrationId = await registered
  const message = { title: '1 link died', text: 'Dune', path: '/links/7' }
  const data = JSON.stringify(message)
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: served.url,
    registrationId,
    data,
  })
  const notices = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready
      const shown = await worker.getNotifications()
      return shown.map(({ body, data, title }) => ({ body, data: data as unknown, title }))
    })
  await expect
    .poll(notices)
    .toEqual([{ title: '1 link died', body: 'Dune', data: { path: '/links/7' } }])
  // A click cannot be made here: the worker is asked to do what it does at one, which has no right to the focus.
  const [worker] = context.serviceWorkers()
  await worker?.evaluate("open('/links/7').catch(() => {})")
  await expect(page).toHaveURL(`${served.url}/#/links/7`)

  await page.goto(`${served.url}/#/settings/notifications`)
  await page.getByRole('button', { name: 'Stop telling it' }).click()
  await expect(page.getByRole('button', { name: 'Tell this browser' })).toBeVisible()
  await expect(
    page.getByRole('button', { name: /^Send a test over “.*(?:Chrome|Browser)/ }),
  ).toHaveCount(0)
})
