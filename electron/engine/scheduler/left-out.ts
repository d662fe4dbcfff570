import { message, word } from '../model/engine-messages.ts'
import type { EngineLog } from '../model/log.ts'
import { marked } from '../model/marked.ts'
import type { RunError } from '../model/run.ts'
import { offsetTime } from '../time/wall-time.ts'

export type LeftOut = { readonly outcome: 'missed' | 'skipped'; readonly error: RunError }

/** A slot whose run was left out, and why. */
export type LeftOutRun = LeftOut & { readonly scheduledAt: number }

export function logLeftOut(
  log: EngineLog,
  jobId: string,
  { error, outcome, scheduledAt }: LeftOutRun,
  zone: string,
): void {
  const line = message('log.run.leftOut', {
    outcome: word(`outcome.${outcome}`),
    time: offsetTime(scheduledAt, zone),
    reason: error,
  })
  log.write(outcome === 'missed' ? 'warn' : 'info', jobId, marked('warn', line))
}
