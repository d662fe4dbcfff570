import type { MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../words/catalogue.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

/**
 * The menu of the app; null for none. macOS takes copy and paste, Cmd Q and Cmd W from it; elsewhere the page needs none,
 * but a developer does. Electron's own labels are in English.
 */
export function applicationMenu(options: {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly translate: Translate
}): MenuItemConstructorOptions[] | null {
  const { isPackaged, platform, translate } = options
  const item = (role: Role) => ({ role, label: translate(`menu.${role}`) })
  const between = { type: 'separator' } as const
  const submenu = (label: string, items: MenuItemConstructorOptions[]) => ({
    label,
    submenu: items,
  })
  const macos = [
    submenu(translate('app.name'), [
      item('about'),
      between,
      item('hide'),
      item('hideOthers'),
      item('unhide'),
      between,
      { role: 'quit', label: translate('tray.quit') },
    ]),
    submenu(translate('menu.file'), [item('close')]),
    submenu(translate('menu.edit'), [
      item('undo'),
      item('redo'),
      between,
      item('cut'),
      item('copy'),
      item('paste'),
      item('selectAll'),
    ]),
    submenu(translate('menu.window'), [item('minimize'), item('zoom'), between, item('front')]),
  ]
  const development: MenuItemConstructorOptions[] = isPackaged ? [] : [{ role: 'viewMenu' }]
  const all = [...(platform === 'darwin' ? macos : []), ...development]
  return all.length > 0 ? all : null
}
