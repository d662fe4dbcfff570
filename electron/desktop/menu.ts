import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** macOS takes copy and paste from the menu; elsewhere the page needs none, but a developer does. */
export function setApplicationMenu(): void {
  const development: MenuItemConstructorOptions[] = app.isPackaged ? [] : [{ role: 'viewMenu' }]
  const macos: MenuItemConstructorOptions[] =
    process.platform === 'darwin'
      ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
      : []
  const template = [...macos, ...development]
  Menu.setApplicationMenu(template.length > 0 ? Menu.buildFromTemplate(template) : null)
}
