import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { inspect } from 'node:util'
import log from 'electron-log/node'
import { foldersIn } from '../engine/jobs/folders.ts'
import type { EngineLog, Log } from '../engine/model/log.ts'
import type { Words } from '../words/catalogue.ts'
import { messageTexts } from '../words/message-text.ts'

const maxBytes = 5 * 1024 * 1024
const keptArchives = 2

export type AppLog = Log & {
  readonly file: string
  /** Writes an error with its stack. */
  failure(text: string, error: unknown): void
}

/** Opens `logs/app.log` in the data folder; `echo` repeats each line on the console. */
export function openAppLog(dataFolder: string, echo: boolean): AppLog {
  const folder = foldersIn(dataFolder).logs
  const file = join(folder, 'app.log')
  mkdirSync(folder, { recursive: true })
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = maxBytes
  log.transports.file.archiveLogFn = () => archive(file)
  log.transports.file.format = line
  log.transports.console.format = line
  log.transports.console.level = echo ? 'silly' : false
  const write: Log['write'] = (level, scope, text) => log.scope(scope)[level](text)
  return {
    file,
    write,
    failure: (text, error) => write('error', 'pansentry', `${text}: ${inspect(error)}`),
  }
}

/** The same log for the engine: a file can only be written once, so in the language that is spoken now. */
export function translatedLog({ write }: Log, words: Words): EngineLog {
  const textOf = messageTexts(words)
  return { write: (level, scope, text) => write(level, scope, textOf(text)) }
}

type Message = { date: Date; level: string; scope?: string; data: unknown[] }

function line({ message }: { message: Message }): string[] {
  const { data, date, level, scope = 'pansentry' } = message
  return [`[${localTime(date)}] [${level}] [${scope}] ${data.join(' ')}`]
}

/** `2026-11-22 02:00:00.000` in the machine's time zone. */
function localTime(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().replace('T', ' ').replace('Z', '')
}

// app.log → app.1.log → app.2.log → gone
function archive(file: string): void {
  const { dir, ext, name } = parse(file)
  const numbered = (index: number) => join(dir, `${name}.${index}${ext}`)
  rmSync(numbered(keptArchives), { force: true })
  for (let index = keptArchives - 1; index >= 0; index -= 1) {
    try {
      renameSync(index === 0 ? file : numbered(index), numbered(index + 1))
    } catch {
      // There are not that many archives yet.
    }
  }
}
