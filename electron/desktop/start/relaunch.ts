import type { App } from 'electron'
import { type Wish, withWish } from './wishes.ts'

type Started = { readonly argv: readonly string[]; readonly env: NodeJS.ProcessEnv }

/** Lets the app start once more when this process has ended; with its window unless something else is wished for. */
export function relaunch(
  app: Pick<App, 'relaunch'>,
  { argv, env }: Started,
  wish: Wish = { type: 'show' },
): void {
  const args = withWish(argv.slice(1), wish)
  const { APPIMAGE } = env
  // An AppImage runs from a mount that ends with it. https://github.com/electron-userland/electron-builder/issues/1727
  if (APPIMAGE) app.relaunch({ execPath: APPIMAGE, args: ['--appimage-extract-and-run', ...args] })
  else app.relaunch({ args })
}
