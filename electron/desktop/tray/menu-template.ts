import type { MenuItemConstructorOptions } from 'electron'
import { menuLabel } from './menu-text.ts'
import type { TrayAction, TrayEntry } from './tray-menu.ts'

/** A menu in Electron's words; `act` does what is chosen. */
export function menuTemplate(
  entries: readonly TrayEntry[],
  act: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.type) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: menuLabel(entry.label), enabled: false }
      case 'submenu':
        return { label: menuLabel(entry.label), submenu: menuTemplate(entry.entries, act) }
      case 'item':
        return {
          label: menuLabel(entry.label),
          enabled: entry.enabled,
          click: () => act(entry.action),
        }
      case 'checkbox':
        return {
          type: 'checkbox',
          label: menuLabel(entry.label),
          checked: entry.checked,
          enabled: entry.enabled,
          click: () => act(entry.action),
        }
    }
  })
}
