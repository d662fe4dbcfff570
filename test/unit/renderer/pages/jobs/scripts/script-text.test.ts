import { expect, test } from 'vitest'
import {
  editOfScript,
  newScript,
  writtenText,
} from '../../../../../../renderer/pages/jobs/scripts/script-text.ts'

const file = { name: 'a.bat', path: '/a.bat', command: 'cmd /c /a.bat', revision: 'x' }

test.each(['', 'one\ntwo\n', 'one\r\ntwo\r\n'])('a file keeps its ends of lines: %j', (text) => {
  const edit = editOfScript({ ...file, text })
  expect(edit.text).not.toContain('\r')
  expect(writtenText(edit)).toBe(text)
})

test('what is typed into a file of Windows ends as its lines do', () => {
  const edit = editOfScript({ ...file, text: 'one\r\n' })
  expect(writtenText({ ...edit, text: 'one\ntwo\n' })).toBe('one\r\ntwo\r\n')
  expect(writtenText({ ...newScript, text: 'one\ntwo\n' })).toBe('one\ntwo\n')
})
