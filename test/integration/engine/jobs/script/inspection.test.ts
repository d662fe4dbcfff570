import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  commandFor,
  inspectCommand,
} from '../../../../../electron/engine/jobs/script/inspection.ts'
import { english } from '../../../../support/engine.ts'
import { windowsComputer } from '../../../../support/jobs/windows-computer.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const ask = (command: string, folder = '') => inspectCommand({ command, folder, environment: {} })

const problemOf = (command: string, folder?: string) => {
  const { problem } = ask(command, folder)
  return problem && english(problem)
}

describeOn('POSIX', 'a command line', () => {
  test('a command line is split, and its program found, without being run', () => {
    using folder = temporaryFolder()
    const trace = join(folder.path, 'trace')
    const found = ask(`sh -c 'touch ${trace}'`)
    expect(found).toMatchObject({
      program: 'sh',
      arguments: ['-c', `touch ${trace}`],
      foundAt: expect.stringMatching(/\/sh$/),
      problem: null,
    })
    expect(existsSync(trace)).toBe(false)
  })

  test.each([
    ['no-such-program --x', /no-such-program.*not found/],
    ['python3 /no/such/a.py', /\/no\/such\/a\.py.*does not exist/],
    ['sh "open', /not closed/],
    ['sh -c true && true', /“&&” would be handed/],
    ['sh a.sh > log', /“>” would be handed/],
    ['', null],
  ])('“%s”', (command, problem) => {
    expect(problemOf(command) ?? '').toMatch(problem ?? /^$/)
  })

  test('what a shell reads is offered as a shell’s', () => {
    const { suggestion } = ask('sh -c true && true')
    expect(suggestion).toBe("sh -c 'sh -c true && true'")
    expect(ask(suggestion ?? '').problem).toBeNull()
  })

  test('a script that names nothing that runs it is run by what reads its kind', () => {
    using folder = temporaryFolder()
    for (const [name, command] of [
      ['a.py', 'python3'],
      ['a.sh', 'sh'],
      ['a.js', 'node'],
      ['a.ps1', 'pwsh'],
    ] as const) {
      const file = join(folder.path, name)
      writeFileSync(file, '')
      const found = ask(`${file} --x`)
      expect(found.suggestion).toBe(`${command} ${file} --x`)
      expect(found.problem).not.toBeNull()
    }
  })

  test('a script that can be run is as it is meant', () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'my script.py')
    writeFileSync(file, '#!/bin/sh\n')
    chmodSync(file, 0o755)
    expect(ask(`${file} --x`)).toMatchObject({ program: file, arguments: ['--x'], problem: null })
    expect(ask('"./my script.py"', folder.path).problem).toBeNull()
  })
})

test('on Windows a pasted path with blanks is one word, and Python is the one of its launcher', () => {
  const files = ['C:\\My Jobs\\a.py', 'C:\\Windows\\py.exe']
  const computer = windowsComputer(['C:\\Windows\\System32\\py.exe', ...files])
  const found = inspectCommand(
    { command: 'C:\\My Jobs\\a.py --x', folder: 'C:\\My Jobs', environment: {} },
    computer,
  )
  expect(found).toMatchObject({ program: 'C:\\My Jobs\\a.py', arguments: ['--x'], problem: null })
})

describeOn('POSIX', 'a chosen file', () => {
  test('is run by what reads its kind, else by itself', () => {
    using folder = temporaryFolder()
    for (const [name, reader] of [
      ['my script.py', 'python3 '],
      ['a.sh', 'sh '],
      ['a', ''],
    ] as const) {
      const file = join(folder.path, name)
      writeFileSync(file, '#!/bin/sh\n')
      chmodSync(file, 0o755)
      const command = commandFor(file)
      expect(command).toBe(reader + (name.includes(' ') ? `'${file}'` : file))
      expect(ask(command).problem).toBeNull()
    }
  })
})

test('on Windows it is run by the Python that is there', () => {
  const python = windowsComputer(['C:\\Windows\\System32\\python.exe'])
  expect(commandFor('D:\\my jobs\\a.py', python)).toBe('python "D:\\my jobs\\a.py"')
})
