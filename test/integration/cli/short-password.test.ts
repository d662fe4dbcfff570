import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CommandLine } from '../../support/command/command-line.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test.each([
  ['en', 'The password in the first line of {} is too short: it needs at least 10 characters.'],
  ['zh_CN', '{} 第一行的密码太短：至少要 10 个字符。'],
])('serve refuses a short password, in the language of the person: %s', async (LANG, sentence) => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'password')
  writeFileSync(file, 'short\n')
  const command = new CommandLine(join(folder.path, 'data'), { LANG: `${LANG}.UTF-8` })
  const { code, err } = await command.run(['serve', '--password-file', file])
  expect({ code, err }).toEqual({ code: 1, err: `✗ ${sentence.replace('{}', file)}\n` })
})
