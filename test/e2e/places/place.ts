import type { Page } from 'playwright'

/** A page or a window of the dashboard, in English: where it is, and what is done there to open it. */
export type Place = {
  /** Also the name of its picture. */
  readonly name: string
  readonly path: string
  readonly open?: (page: Page) => Promise<unknown>
  /** Takes back what opening it changed. */
  readonly leave?: (page: Page) => Promise<unknown>
  /** In pixels: a window that is narrower or wider has no such place. */
  readonly from?: number
  readonly to?: number
  /** One of the main views, whose look is compared with how it was. */
  readonly isMain?: true
}

/** Whether a window of a width has the place. */
export function isAt({ from = 0, to = Number.POSITIVE_INFINITY }: Place, width: number): boolean {
  return width >= from && width <= to
}

/** Goes to a place anew, and resolves when all of it is there. */
export async function visit(page: Page, url: string, { path, open }: Place): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${url}/#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settle(page)
  if (!open) return
  await open(page)
  await settle(page)
}

/** Resolves when what loads is there and nothing moves. */
export async function settle(page: Page): Promise<void> {
  // A page that is being left is inert until the next one is there.
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"], main[inert]') === null,
  )
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
  )
}

/** Asks the API as a script on the page would. */
export async function ask(
  page: Page,
  method: 'DELETE' | 'PATCH' | 'POST' | 'PUT',
  path: string,
  body: object = {},
): Promise<void> {
  const answer = await page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/api/v1${path}`, { method, headers, body })
      return response.ok ? '' : await response.text()
    },
    [method, path, JSON.stringify(body)] as const,
  )
  if (answer !== '') throw new Error(`${method} ${path} was refused: ${answer}`)
}
