import type { Page } from 'playwright'

/** A page or a window of the dashboard, in English: where it is, and what is pressed there to open it. */
export type Place = {
  /** Also the name of its picture. */
  readonly name: string
  readonly path: string
  readonly open?: (page: Page) => Promise<void>
  /** One of the main views, whose look is compared with how it was. */
  readonly isMain?: true
}

/** Every page and every window, where there is a link 1, and a run 1. */
export const places: readonly Place[] = [
  { name: 'overview', path: '/', isMain: true },
  { name: 'jobs', path: '/jobs', isMain: true },
  { name: 'edit job', path: '/jobs/check_resources_links/edit', isMain: true },
  { name: 'new script', path: '/jobs/new' },
  { name: 'scripts', path: '/jobs/scripts' },
  { name: 'all runs', path: '/runs' },
  { name: 'links', path: '/links', isMain: true },
  { name: 'no match', path: '/links?text=nowhere' },
  { name: 'add link', path: '/links', open: dialogOf('Add link') },
  { name: 'import', path: '/links', open: dialogOf('Import'), isMain: true },
  { name: 'link', path: '/links/1', isMain: true },
  { name: 'replace link', path: '/links/1', open: replaceLink },
  { name: 'say whether a link is alive', path: '/links/1', open: dialogOf('I know better') },
  { name: 'preview of an import', path: '/links', open: previewImport },
  { name: 'run', path: '/runs/1', isMain: true },
  { name: 'no such run', path: '/runs/99999' },
  { name: 'settings', path: '/settings', isMain: true },
  ...['checking', 'notifications', 'access', 'backup', 'shortcuts', 'about'].map((section) => ({
    name: `settings ${section}`,
    path: `/settings/${section}`,
  })),
  { name: 'new channel', path: '/settings/notifications', open: dialogOf('Add channel') },
  { name: 'new rule', path: '/settings/notifications', open: dialogOf('Add rule') },
  { name: 'new token', path: '/settings/access', open: dialogOf('New token') },
  { name: 'changes', path: '/settings/about', open: dialogOf('Show changes') },
  { name: 'search', path: '/', open: (page) => openByKey(page, 'ControlOrMeta+k') },
  { name: 'shortcuts', path: '/', open: (page) => openByKey(page, '?') },
]

function press(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
}

function dialogOf(name: string) {
  return async (page: Page) => {
    await press(name)(page)
    await page.getByRole('dialog').first().waitFor()
  }
}

async function replaceLink(page: Page) {
  await press('More')(page)
  await page.getByRole('menuitem', { name: 'Replace link' }).click()
  await page.getByRole('textbox', { name: 'New link' }).waitFor()
}

async function previewImport(page: Page) {
  await press('Import')(page)
  const text =
    'Blue Planet https://pan.quark.cn/s/0123456789ac\n\nhttps://pan.quark.cn/s/0123456789ad'
  await page.getByRole('textbox', { name: 'Text with links' }).fill(text)
  await press('Preview')(page)
  await page.getByRole('textbox', { name: 'Title, line 1' }).waitFor()
}

async function openByKey(page: Page, key: string) {
  await page.locator('body').press(key)
  await page.getByRole('dialog').first().waitFor()
}

/** Goes to a place anew, and resolves when all of it is there. */
export async function visit(page: Page, url: string, { path, open }: Place): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${url}/#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await open?.(page)
  await settle(page)
}

/** Resolves when what loads is there and nothing moves. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
  )
}

/** Changes settings as a script would. */
export async function set(page: Page, settings: Readonly<Record<string, string>>): Promise<void> {
  const ok = await page.evaluate(async (settings) => {
    const response = await fetch('/api/v1/settings', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    })
    return response.ok
  }, settings)
  if (!ok) throw new Error(`the settings ${JSON.stringify(settings)} were refused`)
}
