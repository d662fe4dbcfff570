import { shortcutSchema } from '../../../electron/api/contract/settings.ts'

/** What of a key that is pressed tells which it is. */
export type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/**
 * The keys that are pressed as Electron names them, by their places on a keyboard, so that they are the same whatever
 * alphabet is written; null while they are no shortcut for all programs.
 */
export function acceleratorOf(press: Press, isMac: boolean): string | null {
  const modifiers = [
    ['Control', press.ctrlKey],
    ['Alt', press.altKey],
    ['Shift', press.shiftKey],
    [isMac ? 'Command' : 'Super', press.metaKey],
  ] as const
  const held = modifiers.flatMap(([name, isHeld]) => (isHeld ? [name] : []))
  const keys = [...held, press.code.replace(/^(?:Key|Digit|Arrow)/, '')].join('+')
  return shortcutSchema.safeParse(keys).success ? keys : null
}
