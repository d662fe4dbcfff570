import type { Task } from 'electron'
import type { Translate } from '../../words/catalogue.ts'
import { startArguments } from '../start/wishes.ts'

type Program = {
  readonly isPackaged: boolean
  readonly execPath: string
  readonly appPath: string
}

/** What a right-click on the button of the taskbar offers on Windows, which starts Pansentry once more for it. */
export function jumpList({ appPath, execPath, isPackaged }: Program, t: Translate): Task[] {
  const checkout = isPackaged ? '' : `"${appPath}" `
  const task = (argument: string, title: string): Task => ({
    program: execPath,
    arguments: `${checkout}${argument}`,
    title,
    description: title,
    iconPath: execPath,
    iconIndex: 0,
  })
  return [
    task(startArguments['quick-add'], t('tray.quickAdd')),
    task(startArguments.check, t('links.checkNow')),
  ]
}
