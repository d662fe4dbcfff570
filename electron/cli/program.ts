import { resolve } from 'node:path'
import { ORPCError } from '@orpc/client'
import { Command as Commander, CommanderError } from 'commander'
import { isRefusal } from '../engine/model/refusal.ts'
import { version } from '../engine/model/version.ts'
import { storeRefusal } from '../engine/storage.ts'
import { defaultDataFolder } from '../machine/data-folder.ts'
import { endSignals } from '../machine/end-signals.ts'
import { errorText } from '../words/error-text.ts'
import {
  accountSecrets,
  addAccount,
  listAccounts,
  removeAccount,
  replaceAccount,
  testAccount,
} from './access/accounts.ts'
import { addToken, listTokens, revokeToken } from './access/tokens.ts'
import { check } from './check.ts'
import { argumentsOf, type Command, partKeys, textKey } from './command.ts'
import { completionOf } from './completion.ts'
import { doctor } from './doctor.ts'
import { CommandError, commandErrors, type ExitCode, exitCode } from './exit-code.ts'
import { health } from './health.ts'
import { importQuarkAutoSave, importResources } from './import-file.ts'
import { addJob } from './job/add-job.ts'
import { removeJob } from './job/remove-job.ts'
import { setJob } from './job/set-job.ts'
import { jobs, pause, resume } from './jobs.ts'
import { changeResources, deleteResources, restoreResources } from './library/changes.ts'
import { listCategories, listTags, orderLabels } from './library/labels.ts'
import {
  editResource,
  listReplacements,
  overrideResource,
  replaceResource,
  reviewResources,
} from './library/one-link.ts'
import { addResource, checkResources, exportResources, listResources } from './library/resources.ts'
import { addView, deleteView, listViews, setView } from './library/views.ts'
import { logs } from './logs.ts'
import { exportAll } from './moving/export-all.ts'
import { exportJobs } from './moving/export-jobs.ts'
import { importAll } from './moving/import-all.ts'
import { importJobs } from './moving/import-jobs.ts'
import { restoreJobs } from './moving/restore-jobs.ts'
import { next } from './next.ts'
import {
  addChannel,
  listChannelKinds,
  listChannels,
  removeChannel,
  setChannel,
  takeOverChannels,
  testChannel,
} from './notify/channels.ts'
import { mute, notifyLog, notifyRules, resendMessage } from './notify/messages.ts'
import { restore } from './restore.ts'
import { backup, run } from './run/run.ts'
import { cancel, runs } from './run/runs.ts'
import { saveCommands } from './save/save-tasks.ts'
import { serve, signIn, signOut } from './serve.ts'
import { commandLanguage, openSession, type Session } from './session.ts'
import { getSettings, setSetting } from './settings.ts'
import { stop } from './stop.ts'
import { type StandardStreams, type Terminal, terminalOf } from './terminal.ts'
import { dressed, usageText } from './usage.ts'
import { workerCommands } from './worker/workers.ts'

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
  addJob,
  setJob,
  removeJob,
  exportJobs,
  importJobs,
  restoreJobs,
  next,
  check,
  listResources,
  checkResources,
  exportResources,
  importResources,
  addResource,
  changeResources,
  deleteResources,
  restoreResources,
  editResource,
  replaceResource,
  listReplacements,
  overrideResource,
  reviewResources,
  listCategories,
  listTags,
  ...orderLabels,
  listViews,
  addView,
  setView,
  deleteView,
  importQuarkAutoSave,
  getSettings,
  setSetting,
  backup,
  restore,
  exportAll,
  importAll,
  doctor,
  health,
  serve,
  stop,
  signIn,
  signOut,
  ...workerCommands,
  listTokens,
  addToken,
  revokeToken,
  listAccounts,
  addAccount,
  testAccount,
  replaceAccount,
  removeAccount,
  accountSecrets,
  ...saveCommands,
  listChannels,
  listChannelKinds,
  addChannel,
  setChannel,
  removeChannel,
  testChannel,
  takeOverChannels,
  notifyRules,
  notifyLog,
  resendMessage,
  mute,
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
  const given = args.slice(before)
  const own = beforeCommand(given)
  const words = [...own.filter((arg) => !chromiumSwitches.test(arg)), ...given.slice(own.length)]
  const [first = ''] = words
  const isOurs =
    ['help', '--help', '-h', '--version', '-V'].includes(first) ||
    commands.some(({ name }) => name.split(' ')[0] === first)
  return isOurs ? words : undefined
}

/** What comes before `--`: the rest belongs to another program. */
function beforeCommand(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return end === -1 ? args : args.slice(0, end)
}

/** Carries out one command line, without the program's own name, and returns its exit code. */
export async function runProgram(
  args: readonly string[],
  streams: StandardStreams = process,
): Promise<ExitCode> {
  const own = beforeCommand(args)
  const terminal = terminalOf(streams, { color: !own.includes('--no-color') })
  const dataFolder = dataFolderOf(own)
  const language = commandLanguage(dataFolder)
  const json = own.includes('--json')
  const interrupt = new AbortController()
  let askedAt = 0
  const onSignal = () => {
    // Asked again, it no longer waits for an orderly end; npm passes on what the terminal has sent already.
    if (askedAt > 0 && Date.now() - askedAt > 1000) process.exit(exitCode.interrupted)
    askedAt ||= Date.now()
    interrupt.abort()
  }
  for (const signal of endSignals) process.on(signal, onSignal)
  const session = openSession({ dataFolder, json, terminal, language, interrupt })
  try {
    return await parse(args, session)
  } catch (error) {
    if (interrupt.signal.aborted) return exitCode.interrupted
    return explain(error, session)
  } finally {
    for (const signal of endSignals) process.off(signal, onSignal)
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
    for (const argument of argumentsOf(command)) {
      made.argument(argument, t(partKeys(command.name, 'arguments', argument)))
    }
    for (const flags of [...command.options, ...globalOptions]) {
      addOption(made, flags, t(partKeys(command.name, 'options', flags)))
    }
    const examples = command.examples.map((example) => `  $ pansentry ${example}`).join('\n')
    made.addHelpText('after', `\n${t('cli.headings.examples')}\n${examples}`)
    made.action(async () => {
      ended(await command.run(givenTo(made), session))
    })
  }
  return program
}

/** One that may be repeated takes one value each time: it would swallow the arguments after it. */
function addOption(command: Commander, flags: string, text: string): void {
  if (!flags.includes('...')) command.option(flags, text)
  else {
    const add = (value: string, before: readonly string[] = []) => [...before, value]
    command.option(flags.replace('...', ''), text, add)
  }
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
  if (error instanceof CommanderError) {
    return { code: 'USAGE', message: usageText(words, error), exit: commandErrors.USAGE }
  }
  if (error instanceof CommandError) {
    return { code: error.code, message: error.message, exit: error.exitCode }
  }
  // A refusal of the engine, near or far.
  const refusal = storeRefusal(error) ?? error
  if (isRefusal(refusal) || refusal instanceof ORPCError) {
    const exit = refusal.code === 'BAD_REQUEST' ? exitCode.usage : exitCode.failed
    return { code: refusal.code, message: errorText(words, refusal), exit }
  }
  return { code: 'UNKNOWN', message: errorText(words, error), exit: exitCode.failed }
}
