import { describe, expect, test } from 'vitest'
import { placeOf, startProblem } from '../../../../../electron/engine/jobs/script/find-program.ts'
import { launchOf } from '../../../../../electron/engine/jobs/script/launch.ts'
import { scriptParamsSchema } from '../../../../../electron/engine/model/params/script-params.ts'
import { english } from '../../../../support/engine.ts'
import { windowsComputer } from '../../../../support/jobs/windows-computer.ts'

const cmd = 'C:\\Windows\\System32\\cmd.exe'
const node = 'C:\\Program Files\\nodejs'
const apps = 'C:\\Users\\me\\AppData\\Local\\Microsoft\\WindowsApps'
const stub = {
  [`${apps}\\python3.exe`]: 'C:\\Program Files\\WindowsApps\\x\\AppInstallerPythonRedirector.exe',
}

function paramsOf(program: string, args: readonly string[] = []) {
  return scriptParamsSchema.parse({ program, arguments: args, folder: 'C:\\work' })
}

function launch(
  program: string,
  args: readonly string[],
  computer: ReturnType<typeof windowsComputer>,
) {
  return launchOf(program, args, placeOf(paramsOf(program), computer), computer)
}

function problem(
  program: string,
  computer: ReturnType<typeof windowsComputer>,
  args: string[] = [],
) {
  const found = startProblem(paramsOf(program, args), computer)
  return found && english(found)
}

describe('on Windows', () => {
  test('a batch file is run by cmd, found as cmd would', () => {
    const computer = windowsComputer([
      `${node}\\npm`,
      `${node}\\npm.cmd`,
      'C:\\work\\do it.BAT',
      cmd,
    ])
    const options = ['/d', '/e:on', '/v:off', '/s', '/c']
    expect(launch('npm', ['run', 'a b'], computer)).toEqual({
      file: cmd,
      arguments: [...options, `""${node}\\npm.CMD" run "a b""`],
      isVerbatim: true,
    })
    expect(launch('do it.BAT', [], computer)).toEqual({
      file: cmd,
      arguments: [...options, '""C:\\work\\do it.BAT""'],
      isVerbatim: true,
    })
    expect(problem('npm', computer)).toBe(undefined)
    expect(problem('npm', computer, ['a\nb'])).toMatch(/batch file “npm” holds a line break/)
  })

  test('a program is started as it is named', () => {
    const computer = windowsComputer([`${node}\\node.exe`, 'C:\\work\\tool'])
    const asItIs = (file: string) => ({ file, arguments: ['a"b'], isVerbatim: false })
    for (const program of ['node', 'NODE.EXE', `${node}\\node.exe`, 'tool', 'missing']) {
      expect(launch(program, ['a"b'], computer)).toEqual(asItIs(program))
    }
    expect(problem('missing', computer)).toMatch(/was not found/)
  })

  test('Python runs a .py: its launcher first, and never the stub of the Store', () => {
    const script = 'C:\\work\\a.py'
    const python = 'C:\\Program Files\\nodejs\\python.exe'
    const launcher = 'C:\\Windows\\System32\\py.exe'
    const redirector = { [`${apps}\\python.exe`]: stub[`${apps}\\python3.exe`] ?? '' }
    const started = (computer: ReturnType<typeof windowsComputer>) =>
      launch('a.py', ['x'], computer)
    const by = (file: string) => ({ file, arguments: [script, 'x'], isVerbatim: false })
    expect(started(windowsComputer([script, python, launcher]))).toMatchObject({
      ...by(launcher.replace('.exe', '.EXE')),
    })
    expect(started(windowsComputer([script, python]))).toMatchObject(by(`${node}\\python.EXE`))
    expect(problem('a.py', windowsComputer([script], redirector))).toMatch(/“a\.py” needs “py”/)
  })

  test('PowerShell runs a .ps1', () => {
    const powershell = 'C:\\Windows\\System32\\powershell.EXE'
    const computer = windowsComputer(['C:\\work\\a.PS1', powershell])
    const options = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File']
    expect(launch('C:\\work\\a.PS1', ['x y'], computer)).toEqual({
      file: powershell,
      arguments: [...options, 'C:\\work\\a.PS1', 'x y'],
      isVerbatim: false,
    })
  })

  test('the stub of the Store is told from a Python that came from there', () => {
    const work = 'C:\\work\\a.py'
    const real = {
      [`${apps}\\python3.exe`]: 'C:\\Program Files\\WindowsApps\\Python.3.13\\python3.13.exe',
    }
    expect(problem('python3.exe', windowsComputer([work], stub))).toMatch(
      /“python3\.exe” is not Python/,
    )
    expect(problem('python3.exe', windowsComputer([work], real))).toBe(undefined)
  })
})

test('elsewhere a script is started as it is named', () => {
  const computer = { ...windowsComputer([]), platform: 'linux' as const }
  const launched = { file: './a.cmd', arguments: ['x'], isVerbatim: false }
  expect(launchOf('./a.cmd', ['x'], { folder: '/tmp', path: '' }, computer)).toEqual(launched)
})
