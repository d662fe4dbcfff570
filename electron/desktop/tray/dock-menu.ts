import { Menu } from 'electron'
import type { Words } from '../../words/catalogue.ts'
import { menuTemplate } from './menu-template.ts'
import { actions, type TrayAction } from './tray-menu.ts'
import type { TrayModel } from './tray-model.ts'

/** The menu of the icon in the Dock, which macOS completes with the windows and Quit. */
export class DockMenu {
  readonly #dock: { setMenu(menu: Menu): void }
  #shown = ''

  constructor(dock: { setMenu(menu: Menu): void }) {
    this.#dock = dock
  }

  show(model: TrayModel, words: Words, act: (action: TrayAction) => void): void {
    const entries = actions(model, words)
    const shown = JSON.stringify(entries)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#dock.setMenu(Menu.buildFromTemplate(menuTemplate(entries, act)))
  }
}
