import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../support/markdown.ts'
import { describeOn } from '../support/systems.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const page = readDocument('docs/cli.md')
const fence = (kind: string) => new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? ''

type Plist = string | boolean | readonly Plist[] | { readonly [key: string]: Plist }

/** A property list; throws where an element is not closed, or is none of these. */
function readPlist(xml: string): Plist {
  type Open = {
    readonly name: string
    readonly values: Plist[]
    readonly keys: string[]
    text: string
  }
  const stack: Open[] = [{ name: '', values: [], keys: [], text: '' }]
  const top = () => stack.at(-1) ?? fail('nothing is open')
  const fail = (reason: string): never => {
    throw new Error(reason)
  }
  const parser = new Parser(
    {
      onopentag: (name) => void stack.push({ name, values: [], keys: [], text: '' }),
      ontext(text) {
        top().text += text
      },
      onclosetag(name, isImplied) {
        const closed = stack.pop() ?? fail(name)
        const { keys, text, values } = closed
        if (closed.name !== name || (isImplied && name !== 'true' && name !== 'false')) fail(name)
        if (name === 'key') return void top().keys.push(text)
        const made: Record<string, () => Plist> = {
          string: () => text,
          true: () => true,
          false: () => false,
          array: () => values,
          plist: () => values[0] ?? fail('an empty plist'),
          dict() {
            if (keys.length !== values.length) fail('a key without a value')
            return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']))
          },
        }
        top().values.push((made[name] ?? (() => fail(name)))())
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  const [only] = top().values
  return stack.length === 1 && only !== undefined ? only : fail('not closed')
}

describe('launchd', () => {
  test('reads the agent for macOS, with its zone and its log', () => {
    const log = '/Users/you/Library/Logs/pansentry.log'
    expect(readPlist(fence('xml'))).toEqual({
      Label: 'io.github.pansentry',
      ProgramArguments: ['/Applications/Pansentry.app/Contents/MacOS/Pansentry', 'serve'],
      EnvironmentVariables: { TZ: 'Asia/Shanghai' },
      StandardOutPath: log,
      StandardErrorPath: log,
      RunAtLoad: true,
      KeepAlive: { SuccessfulExit: false },
    })
    expect(page).toContain('launchctl bootstrap gui/$UID ')
  })

  test.each([
    ['an element that is not closed', '<plist><dict><key>a</key><true/></plist>', 'dict'],
    ['a key without a value', '<plist><dict><key>a</key></dict></plist>', 'without a value'],
    ['an unknown element', '<plist><dict><key>a</key><yes/></dict></plist>', 'yes'],
  ])('would not read %s', (_, xml, reason) => {
    expect(() => readPlist(xml)).toThrow(reason)
  })
})

describe('systemd', () => {
  test('reads the unit', () => {
    const sections = fence('ini').matchAll(/\[(\w+)\]\n((?:\w+=.+\n)+)/g)
    const unit = Object.fromEntries([...sections].map(([, name = '', lines = '']) => [name, lines]))
    expect(Object.keys(unit)).toEqual(['Unit', 'Service', 'Install'])
    expect(unit['Service']).toContain('ExecStart=/usr/bin/pansentry serve\n')
    // The end of what runs is waited for, and `pansentry stop` is no failure.
    expect(unit['Service']).toMatch(/Restart=on-failure\n[^]*TimeoutStopSec=\d+\n/)
  })

  describeOn('systemd', 'systemd-analyze', () => {
    test('finds nothing wrong with it', () => {
      using folder = temporaryFolder()
      const file = join(folder.path, 'pansentry.service')
      const verify = (unit: string) => {
        // It looks for the program, which is not installed here.
        writeFileSync(file, unit.replace('/usr/bin/pansentry', '/bin/true'))
        return spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
      }
      expect(verify(fence('ini'))).toMatchObject({ status: 0, stderr: '' })
      expect(verify(fence('ini').replace('Restart=', 'Restarts=')).stderr).toContain('Restarts')
    })
  })
})

describe('PowerShell', () => {
  // https://learn.microsoft.com/en-us/powershell/module/scheduledtasks
  const known: Readonly<Record<string, readonly string[]>> = {
    'New-ScheduledTaskAction': ['Execute', 'Argument', 'WorkingDirectory', 'Id'],
    'New-ScheduledTaskTrigger': ['AtLogOn', 'User', 'RandomDelay'],
    'New-ScheduledTaskSettingsSet': [
      'ExecutionTimeLimit',
      'AllowStartIfOnBatteries',
      'DontStopIfGoingOnBatteries',
      'RestartCount',
      'RestartInterval',
      'StartWhenAvailable',
    ],
    'New-TimeSpan': ['Minutes'],
    'Register-ScheduledTask': ['TaskName', 'Action', 'Trigger', 'Settings'],
  }

  /** What is wrong with a script: brackets, variables that were never set, cmdlets and their parameters. */
  function faultsIn(script: string): string[] {
    const faults: string[] = []
    const set = new Set<string>()
    for (const line of script.trim().split(/\r?\n/)) {
      const [, variable, value = line] = /^\$(\w+) = (.+)$/.exec(line) ?? []
      const bare = value.replaceAll(/"[^"]*"|'[^']*'/g, '')
      if (/["']/.test(bare)) faults.push(`a quote that is not closed: ${line}`)
      if (bare.split('(').length !== bare.split(')').length) faults.push(`brackets: ${line}`)
      for (const [, name = ''] of value.matchAll(/\$(?!env:)(\w+)/g)) {
        if (!set.has(name)) faults.push(`$${name} was never set`)
      }
      for (const part of bare.split(/[()]/)) {
        const [cmdlet] = /\b[A-Z]\w+-[A-Z]\w+/.exec(part) ?? []
        const parameters = [...part.matchAll(/(?<=^|\s)-(\w+)/g)].map(([, name = '']) => name)
        const allowed = cmdlet === undefined ? Object.values(known).flat() : known[cmdlet]
        if (!allowed) faults.push(`${cmdlet} is not known`)
        for (const one of parameters.filter((name) => !allowed?.includes(name))) {
          faults.push(`${cmdlet} has no -${one}`)
        }
      }
      if (variable !== undefined) set.add(variable)
    }
    return faults
  }

  const script = fence('powershell')

  test('reads the scheduled task for Windows', () => {
    expect(faultsIn(script)).toEqual([])
    expect(script).toContain("-Argument 'serve'")
    // No end after 72 hours, and on battery too.
    expect(script).toContain('-ExecutionTimeLimit ([TimeSpan]::Zero)')
    expect(script).toContain('-AllowStartIfOnBatteries -DontStopIfGoingOnBatteries')
    // Whoever may only start tasks of their own would be refused “any user”.
    expect(script).toContain('-AtLogOn -User ')
  })

  test.each([
    ['a quote', "'serve'", "'serve"],
    ['a bracket', '::Zero)', '::Zero'],
    ['a parameter', '-Execute ', '-Exec '],
    ['a cmdlet', 'Register-ScheduledTask', 'Register-Task'],
    ['a variable', '$action = ', '$actions = '],
  ])('would not read %s that is wrong', (_, right, wrong) => {
    expect(faultsIn(script.replace(right, wrong))).not.toEqual([])
  })
})
