import { Engine, type EngineOptions } from '../../electron/engine/engine.ts'
import type { Level } from '../../electron/engine/model/run.ts'
import type { Translate } from '../../electron/engine/model/translate.ts'
import { Language } from '../../electron/words/language.ts'

const { words } = new Language('en')

/** The English catalogue, as the app gives it to the engine; a key it does not hold fails the test. */
export const translate: Translate = (key, values) => {
  if (!words.exists(key)) throw new Error(`no words for “${key}”`)
  return words.t(key, { ...values })
}

export type LoggedLine = { readonly level: Level; readonly scope: string; readonly text: string }

/** A real engine over a real file, and what it logged. */
export function openEngine(options: Pick<EngineOptions, 'dataFolder'> & Partial<EngineOptions>) {
  const logged: LoggedLine[] = []
  const engine = new Engine({
    translate,
    // Nothing here may ask the internet whether it is there.
    connectivity: () => Promise.resolve('online'),
    log: { write: (level, scope, text) => logged.push({ level, scope, text }) },
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

/** What a run wrote, without the lines of its start and its end. */
export function writtenBy(engine: Engine, runId: number): string[] {
  return engine.runs
    .lines(runId, 0, 10_000)
    .filter(({ text }) => !/^Run (?:started|ended)/.test(text))
    .map(({ level, text }) => `${level} ${text}`)
}
