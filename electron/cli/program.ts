import { resolve } from 'node:path'
import { ORPCError } from '@orpc/client'
import { Command as Commander, CommanderError } from 'commander'
import { isRefusal } from '../engine/model/refusal.ts'
import { version } from '../engine/model/version.ts'
import { defaultDataFolder } from '../machine/data-folder.ts'
import { errorText } from '../words/error-text.ts'
import { check } from './check.ts'
import { type Command, textKey } from './command.ts'
import { completionOf } from './completion.ts'
import { doctor } from './doctor.ts'
import { CommandError, commandErrors, type ExitCode, exitCode } from './exit-code.ts'
import { importQuarkAutoSave, importResources } from './import-file.ts'
import { jobs, pause, resume } from './jobs.ts'
import { logs } from './logs.ts'
import { next } from './next.ts'
import { addResource, deleteResources, exportResources, listResources } from './resources.ts'
import { restore } from './restore.ts'
import { backup, run } from './run.ts'
import { cancel, runs } from './runs.ts'
import { serve, signIn } from './serve.ts'
import { commandLanguage, openSession, type Session } from './session.ts'
import { processTerminal, type Terminal } from './terminal.ts'

type Words = Session['words']

const globalOptions = ['--json', '--data-dir <folder>', '--no-color']

export const commands: readonly Command[] = [
  jobs,
  run,
  cancel,
  runs,
  logs,
  pause,
  resume,
  next,
  check,
  listResources,
  exportResources,
  importResources,
  addResource,
  deleteResources,
  importQuarkAutoSave,
  backup,
  restore,
  doctor,
  serve,
  signIn,
  completionOf(() => commands, globalOptions),
]

// What starts the app without a display, or as root.
const chromiumSwitches = /^--(?:ozone-platform|disable-gpu|log-level|no-sandbox)(?:=|$)/

/**
 * The command line in what the app was started with, if there is one; else it is the app that is wanted.
 * A development run has Electron's own flags and the app's folder before it.
 */
export function commandIn(args: readonly string[], isPackaged: boolean): string[] | undefined {
  const before = isPackaged ? 0 : args.findIndex((arg) => !arg.startsWith('-')) + 1
  const words = args.slice(before).filter((arg) => !chromiumSwitches.test(arg))
  const [first = ''] = words
  const isOurs =
    ['help', '--help', '-h', '--version', '-V'].includes(first) ||
    commands.some(({ name }) => name.split(' ')[0] === first)
  return isOurs ? words : undefined
}

/** Carries out one command line, without the program's own name, and returns its exit code. */
export async function runProgram(
  args: readonly string[],
  terminal = processTerminal(!args.includes('--no-color')),
): Promise<ExitCode> {
  const dataFolder = dataFolderOf(args)
  const language = commandLanguage(dataFolder)
  const json = args.includes('--json')
  const interrupt = new AbortController()
  let askedAt = 0
  const onSignal = () => {
    // Asked again, it no longer waits for an orderly end; npm passes on what the terminal has sent already.
    if (askedAt > 0 && Date.now() - askedAt > 1000) process.exit(exitCode.interrupted)
    askedAt ||= Date.now()
    interrupt.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  const session = openSession({ dataFolder, json, terminal, language, signal: interrupt.signal })
  try {
    return await parse(args, session)
  } catch (error) {
    if (interrupt.signal.aborted) return exitCode.interrupted
    return explain(error, session)
  } finally {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}

async function parse(args: readonly string[], session: Session): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok
  const program = programOf(session, (outcome) => {
    code = outcome
  })
  if (args.length === 0) {
    session.terminal.say(program.helpInformation().trimEnd())
    return exitCode.usage
  }
  await program.parseAsync([...args], { from: 'user' })
  return code
}

/** All commands as commander knows them, in the language of the session. */
export function programOf(session: Session, ended: (code: ExitCode) => void): Commander {
  const { terminal, words } = session
  const { t } = words
  const program = dressed(new Commander('pansentry'), words, terminal)
    .description(t('cli.summary'))
    .version(version, '-V, --version', t('cli.options.version'))
  program.addHelpText('after', `\n${t('cli.headings.exitCodes')}\n${t('cli.exitCodes')}`)
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ')
    const parent = second === undefined ? program : groupOf(program, first, words, terminal)
    const made = dressed(parent.command(second ?? first), words, terminal)
    const key = textKey(command.name)
    made.description(t(`${key}.summary`))
    if (command.arguments !== '') made.argument(command.arguments, t(`${key}.argument`))
    for (const flags of [...command.options, ...globalOptions]) {
      made.option(
        flags,
        t([`${key}.options.${optionName(flags)}`, `cli.options.${optionName(flags)}`]),
      )
    }
    const examples = command.examples.map((example) => `  $ pansentry ${example}`).join('\n')
    made.addHelpText('after', `\n${t('cli.headings.examples')}\n${examples}`)
    made.action(async () => {
      ended(await command.run(givenTo(made), session))
    })
  }
  return program
}

/** Arguments and options by their names; what was not given is left out. */
function givenTo(command: Commander): Record<string, unknown> {
  const given = command.registeredArguments.map((argument, index): [string, unknown] => [
    argument.name(),
    command.processedArgs[index],
  ])
  return Object.fromEntries([...given, ...Object.entries(command.opts())])
}

function groupOf(program: Commander, name: string, words: Words, terminal: Terminal): Commander {
  const known = program.commands.find((command) => command.name() === name)
  if (known) return known
  const made = dressed(program.command(name), words, terminal)
  return made.description(words.t(`cli.${name}.summary`))
}

/** Speaks the session's language and throws instead of leaving the process. */
function dressed(command: Commander, { t }: Words, terminal: Terminal): Commander {
  return command
    .exitOverride()
    .helpOption('-h, --help', t('cli.options.help'))
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // Said by `explain`, in the person's language.
      writeErr: () => {},
    })
    .configureHelp({
      styleTitle(title) {
        const key = `cli.headings.${title.replace(':', '').toLowerCase()}`
        return terminal.paint('strong', t(key))
      },
    })
}

/** `-w, --wait` → `wait`, `--no-schedule` → `noSchedule`, `--data-dir <folder>` → `dataDir` */
export function optionName(flags: string): string {
  const [, long = ''] = /--([\w-]+)/.exec(flags) ?? []
  return long.replaceAll(/-(\w)/g, (_, sign: string) => sign.toUpperCase())
}

function dataFolderOf(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='))
  const given = args[at]?.split('=').slice(1).join('=') || args[at + 1]
  return at === -1 || given === undefined ? defaultDataFolder() : resolve(given)
}

function explain(error: unknown, session: Session): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.ok
  const { json, terminal, words } = session
  const { code, message, exit } = read(error, words)
  if (json) terminal.say(JSON.stringify({ error: { code, message } }))
  else terminal.say(`${terminal.paint('bad', '✗')} ${message}`)
  if (exit === exitCode.usage && !json) terminal.say(words.t('cli.usage.seeHelp'))
  return exit
}

function read(error: unknown, words: Words): { code: string; message: string; exit: ExitCode } {
  const { t, exists } = words
  if (error instanceof CommanderError) {
    const key = `cli.usage.${error.code.replace('commander.', '')}`
    const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
    const message = exists(key) ? t(key, { named }) : error.message.replace(/^error: /, '')
    return { code: 'USAGE', message, exit: commandErrors.USAGE }
  }
  if (error instanceof CommandError) {
    return { code: error.code, message: error.message, exit: error.exitCode }
  }
  // A refusal of the engine, near or far.
  if (isRefusal(error) || error instanceof ORPCError) {
    const exit = error.code === 'BAD_REQUEST' ? exitCode.usage : exitCode.failed
    return { code: error.code, message: errorText(words, error), exit }
  }
  return { code: 'UNKNOWN', message: errorText(words, error), exit: exitCode.failed }
}
