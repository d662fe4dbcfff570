import { expect, test } from 'vitest'
import {
  joinedCommand,
  splitCommand,
} from '../../../../../electron/engine/jobs/script/command-line.ts'

test.each([
  ['python3 /home/me/a.py', ['python3', '/home/me/a.py']],
  ["  'my prog'  \t--name \"two words\" '' ", ['my prog', '--name', 'two words', '']],
  ['a\\ b "c\\"d" \'e\\f\' "g\\h"', ['a b', 'c"d', 'e\\f', 'g\\h']],
  ['--x="1 2"y', ['--x=1 2y']],
  ['脚本.sh “引号”', ['脚本.sh', '“引号”']],
  ['', []],
])('elsewhere than on Windows: %s', (text, words) => {
  expect(splitCommand(text, 'linux')).toEqual({ words, isOpen: false })
})

test.each([
  [
    '"C:\\Program Files\\Python\\python.exe" C:\\a.py',
    ['C:\\Program Files\\Python\\python.exe', 'C:\\a.py'],
  ],
  ["py C:\\jobs\\a.py 'x y'", ['py', 'C:\\jobs\\a.py', "'x", "y'"]],
  ['a "say \\"hi\\"" \\\\server\\share\\', ['a', 'say "hi"', '\\\\server\\share\\']],
])('on Windows: %s', (text, words) => {
  expect(splitCommand(text, 'win32')).toEqual({ words, isOpen: false })
})

test.each(['a "b', "a 'b"])('an open quote is told: %s', (text) => {
  expect(splitCommand(text, 'linux')).toMatchObject({ words: ['a', 'b'], isOpen: true })
})

test.each(['linux', 'win32'] as const)('what is joined is split again on %s', (platform) => {
  const words = ['a', 'two words', "it's", 'say "hi"', '$x']
  expect(splitCommand(joinedCommand(words, platform), platform).words).toEqual(words)
})
