import { clipboard } from 'electron'
import type { Host, StartAtLogin } from '../../api/host.ts'
import type { Engine } from '../../engine/engine.ts'
import type { TrayAction } from './tray-menu.ts'

export type TrayMeans = {
  readonly engine: Engine
  readonly host: Pick<Host, 'openPath' | 'showLog'>
  readonly dataFolder: string
  readonly startAtLogin: StartAtLogin
  /** Opens the dashboard; without a place it stays where it is. */
  readonly open: (place?: string) => void
  readonly quickAdd: () => void
  readonly quit: () => void
}

/** Does what was chosen in a menu of the tray; rejects when it cannot be done. */
export async function perform(action: TrayAction, means: TrayMeans): Promise<void> {
  const { dataFolder, engine, host, open, quickAdd, quit, startAtLogin } = means
  switch (action.type) {
    case 'show':
      return open()
    case 'open':
      return open(action.place)
    case 'open-failure':
      engine.settings.update({ failuresSeenUntil: Date.now() })
      return open(action.place)
    case 'open-saved':
      engine.saving.see()
      return open(action.place)
    case 'copy':
      return clipboard.writeText(await textOf(engine, action.resourceId))
    case 'run':
      engine.run(action.jobId)
      return
    case 'pause':
      engine.settings.pause(action.end)
      return
    case 'resume':
      engine.settings.update({ paused: false })
      return
    case 'start-at-login':
      return startAtLogin.set(action.on)
    case 'quick-add':
      return quickAdd()
    case 'data-folder':
      return host.openPath(dataFolder)
    case 'log':
      return host.showLog()
    case 'quit':
      return quit()
  }
}

/** Title, link and passcode, as the dashboard copies them. */
async function textOf({ resources }: Engine, id: number): Promise<string> {
  let text = ''
  for await (const piece of resources.export({ ids: [id] }, 'text')) text += piece
  return text.trimEnd()
}
