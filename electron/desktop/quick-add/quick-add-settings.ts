import { clipboard, globalShortcut } from 'electron'
import type { Engine } from '../../engine/engine.ts'
import { systemClock } from '../../engine/time/clock.ts'
import type { AppLog } from '../../machine/app-log.ts'
import { ClipboardWatch, concealedFormat } from './clipboard-watch.ts'
import type { QuickAdd } from './quick-add.ts'
import { QuickAddShortcut } from './quick-add-shortcut.ts'

type Options = {
  readonly engine: Engine
  readonly log: AppLog
  readonly quickAdd: QuickAdd
  readonly offerClipboard: () => void
  /** Says how many links were copied; `add` is called when the person wants them. */
  readonly tell: (count: number, add: () => void) => void
}

/** Lets the keys and the watch of quick add be as the settings have them, now and whenever these change. */
export function followQuickAddSettings(options: Options): QuickAddShortcut {
  const { engine, log, offerClipboard, quickAdd, tell } = options
  const shortcut = new QuickAddShortcut({
    system: globalShortcut,
    isWayland: process.platform === 'linux' && Boolean(process.env['WAYLAND_DISPLAY']),
    onPressed: offerClipboard,
  })
  const watch = new ClipboardWatch({
    clock: systemClock,
    read: async () => clipboard.readText(),
    isConcealed: async () => clipboard.has(concealedFormat(process.platform)),
    unknown: (links) => engine.resources.unknown(links),
    onLinks: (count, text) => tell(count, () => quickAdd.offerText(text)),
    onError: (error) => log.failure('clipboard', error),
  })
  const follow = () => {
    const { quickAddShortcut, watchClipboard } = engine.settings.get()
    watch.set(watchClipboard)
    if (shortcut.set(quickAddShortcut)) engine.events.emit({ type: 'settings' })
  }
  engine.events.on(({ type }) => {
    if (type === 'settings') follow()
  })
  follow()
  return shortcut
}
