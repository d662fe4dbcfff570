import { expect, test } from 'vitest'
import { readEnvironment } from '../../../../electron/cli/job/environment-file.ts'
import { openSession, type Session } from '../../../../electron/cli/session.ts'
import { terminalOf } from '../../../../electron/cli/terminal.ts'
import { Language } from '../../../../electron/words/language.ts'

/** Reads from standard input. */
function sessionWith(text: string): Session {
  return openSession({
    dataFolder: '/nowhere',
    json: false,
    terminal: {
      ...terminalOf(process, { color: false }),
      input: async () => new TextEncoder().encode(text),
    },
    language: new Language('en'),
    interrupt: new AbortController(),
  })
}

test.each([
  ['of Windows', 'A=1\r\nB=2\r\n', { A: '1', B: '2' }],
  ['for a shell', 'export A=1\nexport\tB="two words" # why\n', { A: '1', B: 'two words' }],
  ['with = in a value', "A=b=c==\nB='x=y'\n", { A: 'b=c==', B: 'x=y' }],
  ['with values of several lines', 'A="one\ntwo"\nB=`x\n=y`\n', { A: 'one\ntwo', B: 'x\n=y' }],
  ['in Chinese', '# 注释\n名字=张三\n\nEMPTY=\n', { 名字: '张三', EMPTY: '' }],
  ['of nothing', '\n# none\n', {}],
])('a file %s', async (_, text, environment) => {
  expect(await readEnvironment('-', sessionWith(text))).toEqual(environment)
})

test.each([
  ['A=1\nnothing\nB=2\n', 2],
  ['A=1\n=2\n', 2],
  ['A B=1\n', 1],
])('a line that sets nothing is refused: %j', async (text, line) => {
  await expect(readEnvironment('-', sessionWith(text))).rejects.toThrow(
    `- cannot be read as an environment: line ${line} is not of the form NAME=value.`,
  )
})
