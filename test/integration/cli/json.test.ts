import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../../electron/cli/program.ts'
import { CommandHome } from '../../support/command/command-home.ts'
import {
  CommandLine,
  outcomeOf as endOf,
  waitForOutput,
} from '../../support/command/command-line.ts'
import { type JsonCase, jsonCases, nothing } from '../../support/command/json-cases.ts'

let home: CommandHome

beforeAll(async () => {
  home = await CommandHome.start()
  mkdirSync(home.dataFolder)
})

afterAll(async () => {
  await home[Symbol.asyncDispose]()
})

/** One command line with --json. */
async function outcomeOf(args: readonly string[], input = '') {
  // What follows -- is of another program.
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  return home.command.run([...own, '--json', ...args.slice(own.length)], input)
}

const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '')
/** What standard output holds, and what its schema makes of it: the same, when all is well. */
function answerIn(out: string, answer: JsonCase['answer']): { given: unknown; wanted: unknown } {
  if (answer === nothing) return { given: out, wanted: '' }
  if (!('lines' in answer)) {
    const given: unknown = JSON.parse(out)
    return { given, wanted: answer.parse(given) }
  }
  const given = linesOf(out).map((line): unknown => JSON.parse(line))
  return { given, wanted: answer.lines.array().min(1).parse(given) }
}

const errorLine = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(1) }),
})

const logLine = z.strictObject({
  log: z.strictObject({ level: z.literal('error'), scope: z.string(), text: z.string().min(1) }),
})

function backup(): string {
  const backups = home.path('data/backups')
  return join(backups, readdirSync(backups)[0] ?? '')
}

/** What stands for a path that only the folder knows. */
function placeOf(arg: string): string {
  if (arg === 'EVERYTHING') return home.path('everything.tar.gz')
  return arg === 'BACKUP' ? backup() : arg
}

const rows = Object.entries(jsonCases).flatMap(([name, each]) =>
  each.map((one) => ({ ...one, name: name.replace(' again', '') })),
)

describe('with --json a program reads', () => {
  test.each(rows)('$name $args', async ({ name, args, input, answer, ...end }) => {
    const { error, exit: code = 0, logged = [] } = end
    const given = args.map(placeOf)
    const outcome = await outcomeOf([...name.split(' '), ...given], input)
    expect(outcome).toMatchObject({ code })
    const found = answerIn(outcome.out, answer)
    expect(found.given).toEqual(found.wanted)
    const lines = linesOf(outcome.err).map((line) =>
      z.union([errorLine, logLine]).parse(JSON.parse(line)),
    )
    const told = lines.map((line) => ('log' in line ? line.log.scope : line.error.code))
    expect(told).toEqual([...logged, ...(error === undefined ? [] : [error])])
  })

  test.each(commands.map(({ name }) => name))('%s refuse a wrong option', async (name) => {
    const { code, out, err } = await outcomeOf([...name.split(' '), '--frobnicate'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errorLine.parse(JSON.parse(err))).toMatchObject({ error: { code: 'USAGE' } })
  })

  test('a group that is given no command', async () => {
    const { code, out, err } = await outcomeOf(['resources'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errorLine.parse(JSON.parse(err))).toMatchObject({ error: { code: 'USAGE' } })
  })

  test('serve and sign-in, once where the dashboard is', async () => {
    const command = new CommandLine(home.path('served'))
    const server = command.start('serve', '--port', '0', '--json')
    const ended = endOf(server)
    await waitForOutput(server, /}\n/)
    expect(await command.json('sign-in')).toEqual({ signInUrl: expect.stringMatching(/^http:/) })
    expect(await command.json('sign-out')).toEqual({ ended: 0 })
    await command.end(server)
    const { code, out, err } = await ended
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      pid: server.pid,
      url: expect.stringMatching(/^http:/),
      signInUrl: expect.stringMatching(/^http:/),
    })
  })

  test('every command', () => {
    const names = new Set(rows.map(({ name }) => name))
    expect([...names].toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })
})
