import type { z } from 'zod'
import type { ExitCode } from './exit-code.ts'
import { readFitting } from './input/fitting-value.ts'
import type { Session } from './session.ts'

/** One command of `pansentry`; its texts are `cli.<name>.summary` and those of `partKeys`. */
export type Command = {
  /** `jobs`, or `resources list` below a group. */
  readonly name: string
  /** As commander reads them: `<id>`, `[run]`, `<url...>`, several with a blank between. */
  readonly arguments: string
  /** `-w, --wait`, `--limit <n>`; one that may be repeated is `--name <host...>`. */
  readonly options: readonly string[]
  /** What follows `pansentry`. */
  readonly examples: readonly string[]
  readonly run: (given: Readonly<Record<string, unknown>>, session: Session) => Promise<ExitCode>
}

/** Defines a command by the shape of its arguments and options together, in camel case. */
export function defineCommand<Input extends z.ZodObject>(
  spec: Partial<Pick<Command, 'arguments' | 'options'>> &
    Pick<Command, 'name' | 'examples'> & {
      readonly input: Input
      run(input: z.output<Input>, session: Session): Promise<ExitCode>
    },
): Command {
  const { name, examples, input, options = [] } = spec
  return {
    name,
    examples,
    options,
    arguments: spec.arguments ?? '',
    run: (given, session) => spec.run(readFitting(input, given, session, kebabCase), session),
  }
}

/** `<id> [command...]` → `<id>`, `[command...]` */
export function argumentsOf(command: Pick<Command, 'arguments'>): string[] {
  return command.arguments.split(' ').filter((argument) => argument !== '')
}

/** The key of a command's texts: `resources list` → `cli.resources.list`. */
export function textKey(name: string): string {
  return `cli.${camelCase(name.replaceAll(' ', '.'))}`
}

function camelCase(text: string): string {
  return text.replaceAll(/-(\w)/g, (_, sign: string) => sign.toUpperCase())
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)
}

/** The keys of what is told about an option or an argument: the command's own, its group's, everybody's. */
export function partKeys(name: string, part: 'options' | 'arguments', flags: string): string[] {
  const [group = ''] = name.split(' ')
  const [, word = ''] = (part === 'options' ? /--([\w-]+)/ : /([\w-]+)/).exec(flags) ?? []
  return [textKey(name), textKey(group), 'cli'].map((key) => `${key}.${part}.${camelCase(word)}`)
}
