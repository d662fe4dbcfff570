import type { z } from 'zod'
import { zhCN } from 'zod/locales'
import { CommandError, type ExitCode } from './exit-code.ts'
import type { Session } from './session.ts'

// What zod itself has against a value.
const chinese = { error: zhCN().localeError }

/** One command of `pansentry`; its texts are `cli.<name>.summary` and `cli.<name>.options.<option>`. */
export type Command = {
  /** `jobs`, or `resources list` below a group. */
  readonly name: string
  /** As commander reads them: `<id>`, `[run]`, `<url...>`. */
  readonly arguments: string
  /** `-w, --wait`, `--limit <n>`. */
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
    run(given, session) {
      const { language, t } = session.words
      const read = input.safeParse(given, language === 'zh-CN' ? chinese : undefined)
      if (read.success) return spec.run(read.data, session)
      const [issue] = read.error.issues
      const option = String(issue?.path[0] ?? '').replace(
        /[A-Z]/g,
        (sign) => `-${sign.toLowerCase()}`,
      )
      const values = { option, reason: issue?.message ?? '' }
      throw new CommandError('USAGE', t('cli.usage.invalidValue', values))
    },
  }
}

/** The key of a command's texts: `resources list` → `cli.resources.list`. */
export function textKey(name: string): string {
  return `cli.${name.replaceAll(' ', '.').replaceAll(/-(\w)/g, (_, sign: string) => sign.toUpperCase())}`
}
