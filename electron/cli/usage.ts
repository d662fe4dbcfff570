import type { Command as Commander, CommanderError } from 'commander'
import type { Words } from '../words/catalogue.ts'
import { textWidth } from './table.ts'
import type { Terminal } from './terminal.ts'

/** Speaks the session's language and throws instead of leaving the process. */
export function dressed(command: Commander, { t }: Words, terminal: Terminal): Commander {
  return command
    .exitOverride()
    .helpOption('-h, --help', t('cli.options.help'))
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // Put into words by `usageText`.
      writeErr: () => {},
    })
    .configureHelp({
      displayWidth: textWidth,
      styleTitle(title) {
        const key = `cli.headings.${title.replace(':', '').toLowerCase()}`
        return terminal.paint('strong', t(key))
      },
      // The only words of its own that commander leaves in a list or a usage.
      styleOptionText: (text) => text.replace('[options]', t('cli.usage.options')),
      styleSubcommandText: (text) => text.replace('[command]', t('cli.usage.command')),
    })
}

/** What commander has against a command line, in the person's language. */
export function usageText({ t, exists }: Words, { code, message }: CommanderError): string {
  const key = `cli.usage.${code.replace('commander.', '')}`
  if (!exists(key)) return message.replace(/^error: /, '')
  const named = /'([^']*)'/.exec(message)?.[1] ?? ''
  const [, suggested] = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message) ?? []
  const advice = suggested === undefined ? '' : t('cli.usage.didYouMean', { names: suggested })
  return `${t(key, { named })}${advice}`
}
