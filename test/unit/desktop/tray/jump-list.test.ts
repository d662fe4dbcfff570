import { expect, test } from 'vitest'
import { jumpList } from '../../../../electron/desktop/tray/jump-list.ts'
import { Language } from '../../../../electron/words/language.ts'

const execPath = 'C:\\Program Files\\Pansentry\\Pansentry.exe'
const { translate } = new Language('zh-CN')

test('offers what is done in one step, by starting the app for it', () => {
  const tasks = jumpList({ isPackaged: true, execPath, appPath: 'C:\\app' }, translate)
  expect(tasks.map(({ arguments: args, program, title }) => [program, args, title])).toEqual([
    [execPath, '--quick-add', '从剪贴板添加…'],
    [execPath, '--check', '立即检测'],
  ])
})

test('a checkout is named to Electron, with its blanks', () => {
  const [task] = jumpList({ isPackaged: false, execPath, appPath: 'C:\\my app' }, translate)
  expect(task?.arguments).toBe('"C:\\my app" --quick-add')
})
