import type { App } from 'electron'

type Started = { readonly argv: readonly string[]; readonly env: NodeJS.ProcessEnv }

/** Lets the app start once more when this process has ended, with its window: a person is waiting for it. */
export function relaunch(app: Pick<App, 'relaunch'>, { argv, env }: Started): void {
  const args = argv.slice(1).filter((arg) => arg !== '--hidden')
  const { APPIMAGE } = env
  // An AppImage runs from a mount that ends with it. https://github.com/electron-userland/electron-builder/issues/1727
  if (APPIMAGE) app.relaunch({ execPath: APPIMAGE, args: ['--appimage-extract-and-run', ...args] })
  else app.relaunch({ args })
}
