import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isRefusal } from '../../../electron/engine/model/refusal.ts'
import { anchored } from '../../../electron/engine/model/trigger.ts'
import { fromApscheduler } from '../../../electron/engine/time/apscheduler.ts'
import { firstTime, nextTimes } from '../../../electron/engine/time/next-time.ts'
import { clockChangePolicy } from './clock-change-policy.ts'
import { type TriggerVector, triggerVectorSchema } from './trigger-vector.ts'

/** Times in ISO 8601, or the sentence with which the trigger was refused. */
type Answer = readonly string[] | { readonly refused: string }

export type Verdict = {
  readonly name: string
  readonly agrees: boolean
  readonly expected: Answer
  readonly got: Answer
}

/** Reads a list of cases, bare or under `cases`. */
export function readVectors(file: string | URL): TriggerVector[] {
  const list = z.array(triggerVectorSchema)
  const read = z
    .union([list, z.object({ cases: list }).transform(({ cases }) => cases)])
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  return read.map((vector, index) => ({ ...vector, id: vector.id ?? `case ${index + 1}` }))
}

/** Runs one case through the engine's own triggers. */
export function judge(vector: TriggerVector): Verdict {
  const expected = expectedOf(vector)
  const wanted = 'refused' in expected ? 1 : expected.length
  const ended = (vector.next?.length ?? 0) < (vector.accepted === undefined ? 10 : 5)
  const got = answerOf(vector, ended ? wanted + 1 : wanted)
  const agrees =
    'refused' in expected
      ? 'refused' in got
      : !('refused' in got) && JSON.stringify(got) === JSON.stringify(expected)
  const name = `${vector.id} ${vector.trigger} ${JSON.stringify(vector.params)} ${vector.timezone} ${vector.now}`
  return { name, agrees, expected, got }
}

function answerOf(vector: TriggerVector, count: number): Answer {
  const now = Date.parse(vector.now)
  const zone = vector.timezone
  try {
    // As a job is saved: an interval notes where its phase begins.
    const trigger = anchored(fromApscheduler(vector.trigger, vector.params, now), now)
    const first = firstTime(trigger, now, zone)
    if (first === undefined) return []
    return [first, ...nextTimes(trigger, first, zone, count - 1)].slice(0, count).map(toText)
  } catch (error) {
    if (isRefusal(error, 'SCHEDULE_INVALID')) return { refused: error.message }
    throw error
  }
}

/**
 * What Pansentry owes for a case, by tag (docs/scheduling.md):
 * - none: what APScheduler answered, to the second.
 * - `aps-run-lost`: APScheduler's bug after the spring change; the clock on the wall counts.
 * - `aps-gap-shifted`, `aps-overlap-pass-lost`, and a midnight left out by a change: one fixed time a day
 *   runs once, at the end of the gap or on the first pass; lists, steps and `*` follow the wall.
 * - no fields, or an interval of nothing: refused, like what APScheduler accepts by accident.
 */
function expectedOf(vector: TriggerVector): Answer {
  if (vector.accepted === false) return { refused: 'as APScheduler does' }
  const accident = accidentOf(vector)
  if (accident !== undefined) return { refused: accident }
  const times = (vector.next_wallclock ?? vector.next ?? []).map((text) => Date.parse(text))
  return clockChangePolicy(vector, times).map(toText)
}

function accidentOf({ trigger, params }: TriggerVector): string | undefined {
  const entries = Object.entries(params)
  const amounts = entries.filter(([name]) => /^(weeks|days|hours|minutes|seconds)$/.test(name))
  if (trigger === 'interval' && amounts.every(([, value]) => value === 0)) return 'it says nothing'
  if (trigger === 'cron' && entries.length === 0) return 'it says nothing'
  const texts = entries.flatMap(([, value]) => (typeof value === 'string' ? value.split(',') : []))
  if (texts.some((text) => /^\s*([a-z]{3}(-[a-z]{3})?[/#].*|last\w+)\s*$/i.test(text))) {
    return 'text after a name'
  }
  if (texts.some((text) => /\.(?!0+\D*$)\d{1,5}(?!\d)/.test(text))) return 'a short fraction'
  return undefined
}

function toText(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
