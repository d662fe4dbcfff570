import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { lazyModal } from '../../components/lazy.tsx'
import { type Action, actions, useActions } from '../../live/actions.ts'
import { useStore } from '../../live/store.ts'

const Palette = lazyModal(async () => (await import('./palette.tsx')).Palette)
const ShortcutHelp = lazyModal(async () => (await import('./shortcut-help.tsx')).ShortcutHelp)

type Props = {
  readonly shown: 'palette' | 'help' | null
  readonly onShow: (shown: Props['shown']) => void
}

/** Lets the keys of all actions act, and shows their names on request. */
export function Shortcuts({ shown, onShow }: Props) {
  const { t } = useTranslation()
  const close = () => onShow(null)
  useActions([
    {
      group: 'everywhere',
      label: t('commands.search'),
      keys: 'mod+K',
      run: () => onShow('palette'),
    },
    { group: 'everywhere', label: t('commands.help'), keys: '?', run: () => onShow('help') },
  ])
  return (
    <>
      <Keys />
      {shown === 'palette' && <Palette onClose={close} />}
      {shown === 'help' && <ShortcutHelp onClose={close} />}
    </>
  )
}

/** Draws nothing: only it is drawn anew when actions come and go. */
function Keys() {
  const all = [...useStore(actions).values()].flat()
  useHotkeys(
    all.flatMap((action) =>
      waysToPress(action.keys).map(
        (way): HotkeyItem => [way, (event) => act(action, event), { preventDefault: false }],
      ),
    ),
    [],
    true,
  )
  return null
}

/** Does what the keys stand for, but in a field that has them to itself, and behind a window. */
function act({ isShared = false, keys = '', run }: Action, event: KeyboardEvent): void {
  if (!keys.includes('+') && isTyping(event.target)) return
  if (!isShared) event.preventDefault()
  if (!document.querySelector('[aria-modal="true"]')) run()
}

// A box that was ticked has the focus, and nothing can be typed in it.
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))

// A sign takes Shift on some keyboards and not on others; Mantine asks whether Shift is held, not for the sign alone.
function waysToPress(keys = ''): readonly string[] {
  if (keys === '') return []
  return /^[^a-z]$/i.test(keys) ? [keys, `shift+${keys}`] : [keys]
}
