import { expect, test } from '../dashboard.ts'
import { ask } from '../places/place.ts'
import type { ServedPansentry } from '../served-pansentry.ts'

/** The page of the one link there is. */
async function openLink(served: ServedPansentry) {
  const page = await served.startPage()
  await ask(page, 'POST', '/resources', {
    title: 'Blue Planet',
    url: 'https://pan.quark.cn/s/0123456789ab',
  })
  await page.goto(`${served.url}/#/links/1`)
  return page
}

test('what is typed while another field is being saved is not lost', async ({ served }) => {
  const page = await openLink(served)
  const held = Promise.withResolvers<void>()
  await page.route(/\/rpc\/resources\/change/, async (route) => {
    await held.promise
    await route.continue()
  })
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await field('Title').fill('Blue Planet II')
  await field('Note').fill('a gift')
  held.resolve()
  await expect(page.getByText('Link saved')).toBeVisible()
  await expect(field('Title')).toHaveValue('Blue Planet II')
  await expect(field('Note')).toHaveValue('a gift')
  // What is on its way when a page is left may be lost.
  const saved = page.waitForResponse(/\/rpc\/resources\/change/)
  await field('Passcode').focus()
  await saved
  await page.reload()
  await expect(field('Title')).toHaveValue('Blue Planet II')
  await expect(field('Note')).toHaveValue('a gift')
})

test('what was being typed when the connection was lost is saved once it is back', async ({
  served,
}) => {
  const page = await openLink(served)
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await note.fill('a gift')
  await served.stop()
  await expect(page.getByRole('alert').filter({ hasText: 'Connection lost' })).toBeVisible()
  await served.start()
  await expect(page.getByText('Link saved')).toBeVisible()
  await page.reload()
  await expect(note).toHaveValue('a gift')
})

test('a field that was only visited shows what another tab writes, and does not take it back', async ({
  served,
}) => {
  const page = await openLink(served)
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await title.focus()
  await title.press('Tab')
  await ask(page, 'PATCH', '/resources/1', { title: 'Frozen Planet' })
  await expect(title).toHaveValue('Frozen Planet')
  await title.focus()
  await title.press('Tab')
  await page.reload()
  await expect(title).toHaveValue('Frozen Planet')
})

test('what is being typed when another tab deletes the link comes back with it', async ({
  served,
}) => {
  const page = await openLink(served)
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await note.fill('a gift')
  await ask(page, 'POST', '/resources/delete', { ids: [1] })
  await expect(page.getByText('What you had typed is kept until it is restored')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy what you typed' })).toBeVisible()
  await ask(page, 'POST', '/resources/restore', { undo: 1 })
  await expect(note).toHaveValue('a gift')
})
