import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { CommandHome } from '../../support/command/command-home.ts'
import { CommandLine } from '../../support/command/command-line.ts'

let home: CommandHome

beforeEach(async () => {
  home = await CommandHome.start()
  await home.fill()
})

afterEach(() => home[Symbol.asyncDispose]())

const run = (...args: string[]) => home.command.run(args)

describe('links that are kept are asked at once', () => {
  test('all of them, or some, where no Pansentry runs', async () => {
    expect(await home.command.json('check', '--all')).toMatchObject({
      outcome: 'succeeded',
      total: 2,
    })
    expect(await home.command.json('resources', 'check', '--health', 'dead')).toMatchObject({
      total: 1,
    })
    const one = await run('resources', 'check', '1')
    expect(one).toMatchObject({ code: 0, err: '' })
    expect(one.out).toMatch(/1 link/)
    for (const [args, code, sentence] of [
      [['check'], 2, /write --all/],
      [['check', '--all', 'https://pan.quark.cn/s/a1b2c3d40001'], 2, /write --all/],
      [['resources', 'check'], 2, /Name links, or a filter/],
      [['resources', 'check', '1', '--health', 'dead'], 2, /Name links, or a filter/],
      [['resources', 'check', '1', '99'], 1, /no link 99/],
      [['resources', 'check', 'one'], 2, /“id” does not fit/],
      [['resources', 'check', '--filter', 'nothing'], 2, /None of your links fits/],
    ] as const) {
      const outcome = await run(...args)
      expect({ args, ...outcome }).toMatchObject({ args, code, out: '' })
      expect(outcome.err).toMatch(sentence)
    }
  })

  test('all of none is none to ask, and no mistake', async () => {
    const empty = new CommandLine(home.path('empty'))
    const { code, out } = await empty.run(['check', '--all'])
    expect(code).toBe(0)
    expect(out).toMatch(/keep no link|no links/i)
  })

  test('by the “pansentry serve” that runs, which goes on without the command', async () => {
    await home.serve()
    const started = await home.command.json('resources', 'check', '--filter', '黑镜')
    expect(started).toEqual({ runId: 1, plan: expect.objectContaining({ links: 1, idle: null }) })
    await expect
      .poll(async () => ((await home.command.json('runs')) as Run[]).map(({ outcome }) => outcome))
      .toEqual(['succeeded'])
    const all = await run('check', '--all', '--wait')
    expect(all).toMatchObject({ code: 0, err: '' })
    expect(all.out).toContain('Succeeded')
  })
})

test('where there is nothing to list, a sentence tells how to begin', async () => {
  await run('resources', 'delete', '1', '2', '--yes')
  for (const [args, sentence] of [
    [['resources', 'list'], /You keep no links yet\. .*resources add/],
    [['resources', 'list', '--filter', 'nothing'], /None of your links fits/],
    [['runs'], /Nothing has run yet\. .*pansentry run/],
  ] as const) {
    const outcome = await run(...args)
    expect({ args, ...outcome }).toMatchObject({ args, code: 0, out: '' })
    expect(outcome.err).toMatch(sentence)
  }
})
