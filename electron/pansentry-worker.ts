import { Command, CommanderError } from 'commander'
import { partKeys } from './cli/command.ts'
import { CommandError, commandErrors, exitCode } from './cli/exit-code.ts'
import { readFitting } from './cli/input/fitting-value.ts'
import { terminalOf } from './cli/terminal.ts'
import { dressed, usageText } from './cli/usage.ts'
import { workerFlags, workerInput } from './cli/worker/worker-options.ts'
import { runWorker } from './cli/worker/worker-run.ts'
import { version } from './engine/model/version.ts'
import { endSignals } from './machine/end-signals.ts'
import { systemLanguage } from './machine/system-language.ts'
import { errorText } from './words/error-text.ts'
import { formatFor } from './words/format.ts'
import { Language } from './words/language.ts'

// `pansentry worker` as one file: it runs with Node alone, on a machine that has no Pansentry.

const { words } = new Language(systemLanguage())
const terminal = terminalOf(process, { color: true })
const stop = new AbortController()
for (const signal of endSignals) process.on(signal, () => stop.abort())

const program = dressed(new Command('pansentry-worker'), words, terminal)
  .description(words.t('cli.worker.summary'))
  .version(version, '-V, --version', words.t('cli.options.version'))
for (const flags of workerFlags)
  program.option(flags, words.t(partKeys('worker', 'options', flags)))
program.action(async (given: unknown) => {
  const format = formatFor(words, 'system')
  const input = readFitting(workerInput, given, { words })
  await runWorker(input, { format, signal: stop.signal, terminal, words })
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

function explain(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.ok
  if (error instanceof CommanderError) {
    terminal.say(usageText(words, error))
    return commandErrors.USAGE
  }
  terminal.say(error instanceof CommandError ? error.message : errorText(words, error))
  return error instanceof CommandError ? error.exitCode : exitCode.failed
}
