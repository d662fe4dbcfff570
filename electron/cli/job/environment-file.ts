import { parseEnv } from 'node:util'
import { CommandError } from '../exit-code.ts'
import { readText } from '../input/text-file.ts'
import type { Session } from '../session.ts'

/** The variables of a file like `.env`; a line that sets none is refused, for Node would leave it out silently. */
export async function readEnvironment(
  file: string,
  session: Session,
): Promise<Record<string, string>> {
  const text = (await readText(file, session)).replaceAll(/\r\n?/g, '\n')
  // Node knows `export` only with a blank after it.
  const found = parseEnv(text.replaceAll(/^[ \t]*export[ \t]+/gm, ''))
  const environment = Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, value ?? '']),
  )
  // Node keeps no variable of the name `__proto__`.
  const isName = (name: string) => /^[^\s#]+$/.test(name) && name !== '__proto__'
  const several = Object.values(environment).filter((value) => value.includes('\n'))
  const isValue = (line: string) =>
    several.some((value) => value.includes(line.replace(/["'`].*$/, '')))
  const odd = text.split('\n').findIndex((line) => {
    const [, name = ''] = /^\s*(?:export\s+)?([^=]*?)\s*=/.exec(line) ?? []
    return !/^\s*(?:#|$)/.test(line) && !isName(name) && !isValue(line)
  })
  if (odd === -1) return environment
  const values = { file, line: odd + 1 }
  throw new CommandError('FILE_UNREADABLE', session.words.t('cli.job.notEnvironment', values))
}
