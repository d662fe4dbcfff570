import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { CommandLine, outcomeOf } from '../../support/command/command-line.ts'
import { describeOn } from '../../support/systems.ts'

const command = new CommandLine('/nowhere')

test.each(['bash', 'zsh', 'fish'])('completes in %s', async (shell) => {
  const { code, out } = await command.run(['completion', shell])
  expect(code).toBe(0)
  expect(out).toContain('resources')
  expect(out).toMatch(/explain/)
})

describeOn('POSIX', 'bash', () => {
  test('bash completes commands, what is below them, and their options', async () => {
    const { out } = await command.run(['completion', 'bash'])
    const complete = (...words: string[]) => {
      const list = ['pansentry', ...words].map((word) => `'${word}'`).join(' ')
      return `COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _pansentry; echo "\${COMPREPLY[@]}"`
    }
    const lines = [
      complete('ru'),
      complete('resources', 'imp'),
      complete('resources', 'import', '--y'),
    ]
    const bash = spawn('bash', ['-c', `${out}\n${lines.join('\n')}`])
    expect((await outcomeOf(bash)).out).toBe('run runs\nimport\n--yes\n')
  })
})
