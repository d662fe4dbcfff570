import type { ApiClient } from '../api/control-client.ts'
import type { EngineLog } from '../engine/model/log.ts'
import { databaseFile, peekSettings } from '../engine/storage.ts'
import { systemLanguage } from '../machine/system-language.ts'
import type { Words } from '../words/catalogue.ts'
import { type Format, formatFor } from '../words/format.ts'
import { Language } from '../words/language.ts'
import { messageTexts } from '../words/message-text.ts'
import { type Connection, openConnection } from './connection.ts'
import { machineHost } from './machine.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with. */
export type Session = {
  readonly dataFolder: string
  /** Whether the answer is JSON for a program. */
  readonly json: boolean
  readonly terminal: Terminal
  readonly words: Words
  readonly language: Language
  /** The zone of the engine on the folder, once it was asked something; before, `system`, that of this process. */
  readonly zone: string
  /** In that zone. */
  readonly format: Format
  /** Where an engine of this process writes: to standard error, and only what went wrong. */
  readonly log: EngineLog
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** Does what Ctrl-C does. */
  readonly stop: () => void
  /**
   * Works with the engine on the folder, or with one of its own where none runs. With `holds` that one has
   * the folder for itself meanwhile: for what runs or moves something.
   */
  readonly withApi: <T>(
    work: (api: ApiClient, holder: Connection['holder']) => Promise<T>,
    options?: { readonly holds?: boolean },
  ) => Promise<T>
}

/** The words of the commands: in the language of the settings, else in that of the environment. */
export function commandLanguage(dataFolder: string): Language {
  const language = new Language(systemLanguage())
  language.use(peekSettings(databaseFile(dataFolder))?.language ?? 'system')
  return language
}

export function openSession(options: {
  readonly dataFolder: string
  readonly json: boolean
  readonly terminal: Terminal
  readonly language: Language
  readonly interrupt: AbortController
}): Session {
  const { dataFolder, interrupt, json, language, terminal } = options
  const { words } = language
  const textOf = messageTexts(words)
  const log: EngineLog = {
    textOf,
    write(level, scope, message) {
      if (level !== 'error') return
      const text = textOf(message)
      terminal.say(json ? JSON.stringify({ log: { level, scope, text } }) : `[${scope}] ${text}`)
    },
  }
  let zone = 'system'
  const stop = () => interrupt.abort()
  return {
    dataFolder,
    json,
    language,
    terminal,
    signal: interrupt.signal,
    stop,
    words,
    log,
    get zone() {
      return zone
    },
    get format() {
      return formatFor(words, zone)
    },
    async withApi(work, { holds = false } = {}) {
      const host = machineHost({ dataFolder, stop })
      const connection = await openConnection({ dataFolder, log, host, holds })
      try {
        const { api, holder } = connection
        zone = (await api.settings.get()).effectiveTimeZone
        return await work(api, holder)
      } finally {
        await connection.close()
      }
    },
  }
}
