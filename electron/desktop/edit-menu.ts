import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../words/catalogue.ts'

type Field = Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>

/** What a right-click offers: in a field its editing, elsewhere to copy what is selected; null for nothing. */
export function editMenu(field: Field, translate: Translate): MenuItemConstructorOptions[] | null {
  const { isEditable, editFlags, selectionText } = field
  const item = (role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll', can: boolean) => ({
    role,
    label: translate(`menu.${role}`),
    enabled: can,
  })
  const copy = item('copy', editFlags.canCopy)
  if (!isEditable) return selectionText.trim() === '' ? null : [copy]
  const between = { type: 'separator' } as const
  return [
    item('undo', editFlags.canUndo),
    item('redo', editFlags.canRedo),
    between,
    item('cut', editFlags.canCut),
    copy,
    item('paste', editFlags.canPaste),
    between,
    item('selectAll', editFlags.canSelectAll),
  ]
}
