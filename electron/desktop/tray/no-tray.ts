import { type BrowserWindow, dialog } from 'electron'
import type { Engine } from '../../engine/engine.ts'
import type { Language } from '../../words/language.ts'

type Options = {
  readonly engine: Pick<Engine, 'settings'>
  readonly language: Language
  readonly quit: () => void
}

/** Says, the first time only, why a window that is closed stays in the list of windows, and offers to quit. */
export async function explainNoTray(window: BrowserWindow, options: Options): Promise<void> {
  const { engine, language, quit } = options
  if (engine.settings.get().noTrayHintShown) return
  engine.settings.update({ noTrayHintShown: true })
  const { translate } = language
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: translate('tray.noneTitle'),
    detail: translate('tray.noneBody'),
    buttons: [translate('menu.minimize'), translate('tray.quit')],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1) quit()
}
