import type { z } from 'zod'
import { zhCN } from 'zod/locales'
import { jobProblemText } from '../../words/job-problem.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'

// What zod itself has against a value.
const chinese = { error: zhCN().localeError }

/**
 * A value as `schema` reads it. Throws `USAGE` for one that does not fit, in the person's language; `nameOf` names
 * the option at fault by its field.
 */
export function readFitting<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  { words }: Pick<Session, 'words'>,
  nameOf = (field: string) => field,
): z.output<Schema> {
  const read = schema.safeParse(value, words.language === 'zh-CN' ? chinese : undefined)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const option = nameOf(String(issue?.path[0] ?? ''))
  const reason = jobProblemText(words, issue?.message ?? '')
  throw new CommandError('USAGE', words.t('cli.usage.invalidValue', { option, reason }))
}
