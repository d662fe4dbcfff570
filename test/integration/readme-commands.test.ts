import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CommandHome } from '../support/command/command-home.ts'
import { outcomeOf } from '../support/command/command-line.ts'
import { fencesIn, readDocument } from '../support/markdown.ts'
import { describeOn } from '../support/systems.ts'

describeOn('POSIX', 'examples for a shell', () => {
  describe.each(['README.md', 'README.zh-CN.md'])('the commands of %s', (path) => {
    const commands = fencesIn(readDocument(path))
      .flatMap(({ text }) => text.split(/\r?\n/))
      .filter((line) => line.startsWith('npm run -s cli -- '))
    let home: CommandHome

    beforeAll(async () => {
      home = await CommandHome.start()
      await home.fill()
    })

    afterAll(() => home[Symbol.asyncDispose]())

    test.each(commands)('%s', async (line) => {
      const script = line
        .replace('npm run -s cli --', 'pansentry')
        .replace('/s/…', '/s/a1b2c3d40001')
      const { code, out, err } = await outcomeOf(home.command.shell(script, home.folder))
      expect({ code, out, err }).toMatchObject({ code: 0 })
    })

    test('are there', () => {
      expect(commands.length).toBeGreaterThan(3)
    })
  })
})
