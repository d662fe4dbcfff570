import { expect, test } from 'vitest'
import {
  folderBelow,
  isBelow,
} from '../../../../../../../renderer/pages/saving/edit/folders/folder-path.ts'

test.each([
  ['', '', '/'],
  ['/', '剧集', '/剧集'],
  ['/剧集', '', '/剧集'],
  ['剧集/', ' 北风 / 第二季/', '/剧集/北风/第二季'],
])('%j and %j are %s', (path, below, folder) => {
  expect(folderBelow(path, below)).toBe(folder)
})

test('a folder lies below another one, not below one whose name begins alike', () => {
  expect(isBelow('/剧集/北风', '/剧集')).toBe(true)
  expect(isBelow('/剧集二/北风', '/剧集')).toBe(false)
  expect(isBelow('/剧集', '/剧集')).toBe(false)
})
