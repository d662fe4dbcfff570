import { renameSync } from 'node:fs'
import { join, parse } from 'node:path'
import { inspect } from 'node:util'
import log from 'electron-log/node'
import { openFolders } from '../engine/jobs/folders.ts'
import type { EngineLog, Log } from '../engine/model/log.ts'
import { oneLine } from '../engine/model/terms/one-line.ts'
import { systemTimeZone } from '../engine/settings.ts'
import { zonedTime } from '../engine/time/wall-time.ts'
import type { Words } from '../words/catalogue.ts'
import { messageTexts } from '../words/message-text.ts'

const maxBytes = 5 * 1024 * 1024
const keptArchives = 2

export type AppLog = Log & {
  readonly file: string
  /** Writes an error with its stack. */
  failure(text: string, error: unknown): void
  /** Writes times in the zone of the settings from now on; before, in that of the machine. */
  follow(engine: ZoneSource): void
}

type ZoneSource = {
  readonly settings: { zone(): string }
  readonly events: { on(listener: (event: { readonly type: string }) => void): unknown }
}

/** Opens `logs/app.log` in the data folder, throws like `openFolders`; `echo` repeats each line on the console. */
export function openAppLog(dataFolder: string, echo: boolean): AppLog {
  const file = join(openFolders(dataFolder).logs, 'app.log')
  let zone = systemTimeZone()
  const linesIn = ({ message }: { message: Message }) => [linesOf(message, zone)]
  // It looks for a name before it writes, from the working folder up, and writes nothing where it finds none.
  log.transports.file.setAppName('Pansentry')
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = maxBytes
  log.transports.file.archiveLogFn = () => archive(file)
  log.transports.file.format = linesIn
  log.transports.console.format = linesIn
  log.transports.console.level = echo ? 'silly' : false
  const write: Log['write'] = (level, scope, text) => log.scope(scope)[level](text)
  return {
    file,
    write,
    failure: (text, error) => write('error', 'pansentry', `❌ ${text}: ${inspect(error)}`),
    follow({ events, settings }) {
      zone = settings.zone()
      events.on(({ type }) => {
        if (type === 'settings') zone = settings.zone()
      })
    },
  }
}

/** The same log for the engine: a file can only be written once, so in the language that is spoken now. */
export function translatedLog({ write }: Log, words: Words): EngineLog {
  const textOf = messageTexts(words)
  return { write: (level, scope, text) => write(level, scope, textOf(text)), textOf }
}

type Message = { date: Date; level: string; scope?: string; data: unknown[] }

/** `[2026-11-22 02:00:00.000 +08:00] [info] [check_resources_links] …`, so that grep finds every line of a stack. */
function linesOf({ data, date, level, scope = 'pansentry' }: Message, zone: string): string {
  const time = zonedTime(date.getTime(), zone)
    .replace('T', ' ')
    .replace(/(?=[+-]\d\d:\d\d$)/, ' ')
  const head = `[${time}] [${level}] [${scope}]`
  const lines = data
    .join(' ')
    .trimEnd()
    .split(/\r?\n|\r/)
  return lines.map((line) => `${head} ${oneLine(line)}`.trimEnd()).join('\n')
}

// app.log → app.1.log → app.2.log → gone
function archive(file: string): void {
  const { dir, ext, name } = parse(file)
  const numbered = (index: number) => join(dir, `${name}.${index}${ext}`)
  // First, for where a reader holds the log no archive may make room: it grows, and each line tries again.
  if (!isRenamed(file, numbered(0))) return
  for (let index = keptArchives; index > 0; index -= 1) {
    isRenamed(numbered(index - 1), numbered(index))
  }
}

/** Not where a program holds one of the two, or the first is not there. */
function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}
