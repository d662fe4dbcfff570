import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { runProgram } from '../../../electron/cli/program.ts'

const entry = join(import.meta.dirname, '../../../electron/cli.ts')

export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string }

/** `pansentry` on a data folder of its own. */
export class CommandLine {
  readonly environment: Record<string, string>

  constructor(dataFolder: string, more: Readonly<Record<string, string>> = {}) {
    this.environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: dataFolder,
      LANG: 'en_US.UTF-8',
      TZ: 'Asia/Shanghai',
      PANSENTRY_DATA_DIR: dataFolder,
      ...more,
    }
  }

  /** Starts it and lets it run. */
  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [entry, ...args], { env: this.environment })
  }

  /** In this process, one after another: a process for each takes a second to start. */
  run(args: readonly string[], input = ''): Promise<Outcome> {
    const outcome = lastRun.then(() => runHere(args, input, this.environment))
    lastRun = outcome.catch(() => {})
    return outcome
  }

  /** In a process of its own, beside others. */
  async runApart(args: readonly string[], input = ''): Promise<Outcome> {
    const child = this.start(...args)
    child.stdin?.end(input)
    return outcomeOf(child)
  }

  /** The answer of a command that is expected to work. */
  async json(...args: string[]): Promise<unknown> {
    const { code, out, err } = await this.run([...args, '--json'])
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${err}`)
    return JSON.parse(out)
  }

  /** Ends `pansentry serve` in order, by a signal as a service manager does; on Windows that would kill it. */
  async end(server: ChildProcess): Promise<void> {
    if (process.platform === 'win32') await this.run(['stop'])
    else server.kill('SIGTERM')
  }

  /** A shell that knows `pansentry` as people call it. */
  shell(script: string, folder: string): ChildProcess {
    const bin = join(folder, '.bin')
    mkdirSync(bin, { recursive: true })
    const program = join(bin, 'pansentry')
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${entry}" "$@"\n`)
    chmodSync(program, 0o755)
    const env = { ...this.environment, PATH: `${bin}${delimiter}${this.environment['PATH']}` }
    return spawn('sh', ['-euc', script], { cwd: folder, env })
  }
}

let lastRun: Promise<unknown> = Promise.resolve()

async function runHere(
  args: readonly string[],
  input: string,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const before = { ...process.env }
  const use = (wanted: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) if (!(name in wanted)) delete process.env[name]
    Object.assign(process.env, wanted)
  }
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  }
  const heard = Promise.all([buffer(streams.stdout), buffer(streams.stderr)])
  streams.stdin.end(input)
  use(environment)
  try {
    const code = await runProgram(args, streams)
    streams.stdout.end()
    streams.stderr.end()
    const [out, err] = await heard
    return { code, out: out.toString(), err: err.toString() }
  } finally {
    use(before)
  }
}

/** Waits for the end of a process. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    err += String(chunk)
  })
  await once(child, 'close')
  return { code: child.exitCode, out, err }
}

/** Waits until what a process prints fits; rejects when it ends before. */
export function waitForOutput(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let output = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: unknown) => {
      output += String(chunk)
      const found = pattern.exec(output)
      if (found) resolve(found)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', () => reject(new Error(`ended without output like ${pattern}: ${output}`)))
  })
}
