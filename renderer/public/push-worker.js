// Shows what the push service of the browser hands on, and opens what it tells of. It fetches nothing.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const { path, text, title } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body: text, data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data.path))
})

/** Leads a page that is open there, or opens one. */
async function open(path) {
  const url = new URL(`/#${path}`, self.location.origin).href
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (!page) return self.clients.openWindow(url)
  await page.navigate(url)
  return page.focus()
}
