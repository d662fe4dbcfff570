import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { lazyModal } from '../../components/lazy.tsx'
import { actions, useActions } from '../../live/actions.ts'
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
  const keysOf = (wanted: (keys: string) => boolean) =>
    all.flatMap(({ keys, isShared = false, run }) =>
      keys !== undefined && wanted(keys)
        ? waysToPress(keys).map(
            (way): HotkeyItem => [way, unlessCovered(run), { preventDefault: !isShared }],
          )
        : [],
    )
  useHotkeys(
    keysOf((keys) => keys.includes('+')),
    [],
    true,
  )
  useHotkeys(keysOf((keys) => !keys.includes('+')))
  return null
}

// A sign takes Shift on some keyboards and not on others; Mantine asks whether Shift is held, not for the sign alone.
const waysToPress = (keys: string) => (/^[^a-z]$/i.test(keys) ? [keys, `shift+${keys}`] : [keys])

/** A window in front has the keys to itself. */
const unlessCovered = (run: () => void) => () => {
  if (!document.querySelector('[aria-modal="true"]')) run()
}
