import { Engine, type EngineOptions } from '../../electron/engine/engine.ts'
import type { EngineLog } from '../../electron/engine/model/log.ts'
import type { Translatable } from '../../electron/engine/model/message.ts'
import type { Level } from '../../electron/engine/model/run.ts'
import { Language } from '../../electron/words/language.ts'
import { messageTexts } from '../../electron/words/message-text.ts'

const { words } = new Language('en')
const textOf = messageTexts(words)

/** What the engine wrote, in English; a key without words fails the test. */
export function english(text: Translatable): string {
  // With a count, also what has words in the singular and the plural only.
  if (typeof text === 'object' && !words.exists(text.key, { count: 1 })) {
    throw new Error(`no words: ${text.key}`)
  }
  return textOf(text)
}

/** A log that keeps nothing. */
export const noLog: EngineLog = { write() {}, textOf: english }

export type LoggedLine = { readonly level: Level; readonly scope: string; readonly text: string }

/** A real engine over a real file, and what it logged. */
export function openEngine(options: Pick<EngineOptions, 'dataFolder'> & Partial<EngineOptions>) {
  const logged: LoggedLine[] = []
  const engine = new Engine({
    // Nothing here may ask the internet whether it is there.
    connectivity: () => Promise.resolve('online'),
    log: {
      write: (level, scope, text) => logged.push({ level, scope, text: english(text) }),
      textOf: english,
    },
    ...options,
  })
  return { engine, logged }
}

/** Settles when the run has its outcome. */
export function runEnded(engine: Engine, runId: number): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (engine.runs.get(runId).outcome === null) return
      off()
      resolve()
    }
    const off = engine.events.on(check)
    queueMicrotask(check)
  })
}

/** A run, and why it failed or was left out in English. */
export function runIn(engine: Engine, runId: number) {
  const run = engine.runs.get(runId)
  return { ...run, error: english(run.error) }
}

/** What a run wrote, without the lines of its start and its end. */
export function writtenBy(engine: Engine, runId: number): string[] {
  return engine.runs
    .lines(runId, 0, 10_000)
    .map(({ level, text }) => ({ level, text: english(text) }))
    .filter(({ text }) => !/^(?:Run started|(?:✅|⚠️|❌) Run ended)/.test(text))
    .map(({ level, text }) => `${level} ${text}`)
}
