import { afterEach, beforeEach, expect, test } from 'vitest'
import { CommandHome } from '../../../support/command/command-home.ts'
import { outcomeOf } from '../../../support/command/command-line.ts'
import { openEngine } from '../../../support/engine.ts'
import { describeOn } from '../../../support/systems.ts'

let home: CommandHome

beforeEach(async () => {
  home = await CommandHome.start()
})

afterEach(() => home[Symbol.asyncDispose]())

/** What is kept of a job, its secrets too. */
async function paramsOf(id: string) {
  const { engine } = openEngine({ dataFolder: home.dataFolder })
  try {
    return engine.jobs.get(id).params
  } finally {
    await engine.stop()
  }
}

describeOn('POSIX', 'a shell', () => {
  test('a program named by a path is meant from where the command is given', async () => {
    const shell = home.command.shell(
      `printf '#!/bin/sh\\necho "here: $A"\\n' > here.sh; chmod +x here.sh
     printf 'export A=two\\n' | pansentry job add here --at '2099-01-01 08:00' --environment - --folder . -- ./here.sh`,
      home.folder,
    )
    expect(await outcomeOf(shell)).toMatchObject({ code: 0, err: '' })
    expect(await paramsOf('here')).toEqual({
      program: home.path('here.sh'),
      arguments: [],
      folder: home.folder,
      environment: { A: 'two' },
      secrets: [],
    })
    expect((await home.command.run(['run', 'here'])).out).toContain('here: two')
  })
})

test('a variable that Node would leave out is refused by its line', async () => {
  const add = ['job', 'add', 'lost', '--every', '6h', '--environment', '-', '--', 'node']
  const outcome = await home.command.run(add, 'A=1\n__proto__=x\n')
  expect(outcome).toMatchObject({ code: 1, out: '' })
  expect(outcome.err).toContain('line 2')
})
