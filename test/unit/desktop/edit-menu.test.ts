import { expect, test } from 'vitest'
import { editMenu } from '../../../electron/desktop/edit-menu.ts'
import { Language } from '../../../electron/words/language.ts'

const editFlags = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
}
const { translate } = new Language('zh-CN')

test('a field offers its editing, in the chosen language, as far as it goes', () => {
  const menu = editMenu({ isEditable: true, editFlags, selectionText: '' }, translate)
  const items = menu?.filter(({ type }) => type !== 'separator')
  expect(items?.map(({ label, enabled }) => [label, enabled])).toEqual([
    ['撤销', false],
    ['重做', false],
    ['剪切', true],
    ['拷贝', true],
    ['粘贴', true],
    ['全选', true],
  ])
})

test('a selected text can be copied, and where nothing is selected there is no menu', () => {
  const text = { isEditable: false, editFlags }
  const menu = editMenu({ ...text, selectionText: '一个标题' }, translate)
  expect(menu?.map(({ role }) => role)).toEqual(['copy'])
  expect(editMenu({ ...text, selectionText: ' ' }, translate)).toBeNull()
})
