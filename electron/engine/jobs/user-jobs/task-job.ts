import { join } from 'node:path'
import { inspect } from 'node:util'
import { z } from 'zod'
import type { Resources } from '../../library/resources.ts'
import { message } from '../../model/engine-messages.ts'
import type { StoredJob } from '../../model/job.ts'
import type { Translatable } from '../../model/message.ts'
import { Refusal } from '../../model/refusal.ts'
import { type Summary, summarySchema } from '../../model/run.ts'
import { ownZone } from '../../model/trigger.ts'
import { type RunContext, RunStopped } from '../../scheduler/active-run.ts'
import type { Job } from '../../scheduler/job.ts'
import { JobFailure } from '../../scheduler/job-failure.ts'
import { shortLine } from '../output/line-limit.ts'
import { answerCall, callText, codeOf, type Tools } from './call-answers.ts'
import { type LinkCheckDependencies, linkChecks } from './link-checks.ts'
import type { Failed, FromWorker, ToWorker } from './messages.ts'
import { failureSentence, fileUrl, memoryMegabytes, runThread } from './thread.ts'
import { type UserParams, userParams } from './user-params.ts'

export type UserJobDependencies = {
  /** Where the files lie. */
  readonly folder: string
  readonly resources: Resources
  /** The time zone of the settings. */
  readonly zone: () => string
  readonly links: LinkCheckDependencies
  /** What an author of a job is told, in the language of the log. */
  readonly textOf: (text: Translatable) => string
}

/** A job that a file in the jobs folder declares: each run loads the file anew, in a thread of its own. */
export function userJob(stored: StoredJob, dependencies: UserJobDependencies): Job {
  const declared = userParams(stored)
  if (!declared) throw new Error(`“${stored.id}” comes from no file.`)
  return {
    id: stored.id,
    trigger: declared.trigger,
    policy: declared.policy,
    defaultParams: stored.params,
    canPause: false,
    readParams() {
      const reason = `What this job does stands in ${declared.file}.`
      throw new Refusal('JOB_INVALID', { field: 'params', reason })
    },
    run: (context) => runTask(stored, declared, context, dependencies),
  }
}

/** Where a file declares a task. */
type Place = Pick<UserParams, 'file' | 'line'>

/** Runs one task of a file. */
export async function runTask(
  { id: taskId, trigger }: Pick<StoredJob, 'id' | 'trigger'>,
  { file, line }: Place,
  context: RunContext,
  { folder, resources, zone, links, textOf }: UserJobDependencies,
): Promise<Summary> {
  const { cause, log, runId, signal } = context
  const over = new AbortController()
  // A handler that did not wait for its checks leaves none behind.
  const whileRunning = { ...context, signal: AbortSignal.any([signal, over.signal]) }
  const tools = { resources, checkLinks: linkChecks(whileRunning, links) }
  const leftOut = (count: number) => log('warn', message('log.output.leftOut', { count }))
  const order = {
    kind: 'run',
    url: fileUrl(join(folder, file)),
    taskId,
    runId,
    cause,
    zone: ownZone(trigger) ?? zone(),
    refusals: {
      progress: textOf(message('log.call.progress')),
      time: textOf(message('log.call.time')),
    },
  } as const
  const end = await runThread(order, {
    signal,
    output: log,
    leftOut,
    receive(received, reply) {
      if (received.type === 'line') log(received.level, received.text, received.colors)
      if (received.type === 'left-out') leftOut(received.count)
      if (received.type === 'progress') context.progress(received.done, received.total)
      if (received.type === 'call') void answer(received, tools, textOf).then(reply)
    },
    over: () => over.abort(),
  })
  // Where a thread was when it is ended from outside is not known: its declaration has to do.
  const place = `${file}${line === null ? '' : `:${line}`}`
  if (isTimeOut(signal)) log('warn', message('log.userJob.stopped', { place, id: taskId }))
  signal.throwIfAborted()
  switch (end.type) {
    case 'done':
      return summaryOf(end.summary, log)
    case 'failed':
      throw thrown(end, taskId, { file, line })
    case 'out-of-memory':
      throw new JobFailure(
        message('log.userJob.memory', { file: place, megabytes: memoryMegabytes }),
      )
    case 'ended-early':
      throw new JobFailure(message('log.userJob.endedEarly', { file: place, code: end.code }))
    case 'listed':
    case 'stopped':
      throw new Error(`${file}: the thread ended as “${end.type}”.`)
  }
}

/**
 * The totals in what a handler returned. All of it stands in the log, and where there are totals, so do the names of
 * what is none.
 */
function summaryOf(returned: unknown, log: RunContext['log']): Summary {
  if (returned === undefined) return {}
  log('info', message('log.userJob.returned', { result: resultText(returned) }))
  const given = z.record(z.string(), z.unknown()).safeParse(returned).data ?? {}
  const totals = Object.entries(given).map(
    ([name, value]) => [name, totalSchema.safeParse(value).data] as const,
  )
  const kept = totals.flatMap(([name, total]) =>
    total === undefined ? [] : [[name, total] as const],
  )
  const names = totals.flatMap(([name, total]) => (total === undefined ? [name] : [])).join(', ')
  if (names !== '' && kept.length > 0)
    log('warn', message('log.userJob.noTotals', { names: shortLine(names) }))
  return Object.fromEntries(kept)
}

// SQLite counts in bigints.
const totalSchema = z.union([summarySchema.valueType, z.bigint().transform(Number)])

/** What a handler returned, on one line. */
function resultText(result: unknown): string {
  return shortLine(
    typeof result === 'string'
      ? result
      : inspect(result, { breakLength: Number.POSITIVE_INFINITY, compact: true }),
  )
}

function isTimeOut({ reason }: AbortSignal): boolean {
  return reason instanceof RunStopped && reason.outcome === 'timed-out'
}

function thrown(failed: Failed, id: string, { file, line }: Place): JobFailure {
  if (failed.reason !== 'thrown') return new JobFailure(failureSentence(failed, { file, id }))
  // What has no stack, such as a text that is thrown, came from somewhere in the task.
  const where = failed.line === null ? { file, line } : failed
  const place = `${where.file ?? file}${where.line === null ? '' : `:${where.line}`}`
  return new JobFailure(`${place}: ${failed.message}`, failed.stack)
}

async function answer(
  call: Extract<FromWorker, { type: 'call' }>,
  tools: Tools,
  textOf: UserJobDependencies['textOf'],
): Promise<ToWorker> {
  try {
    return { type: 'answer', id: call.id, value: await answerCall(call, tools) }
  } catch (error) {
    const reason = textOf(callText(error))
    return { type: 'refusal', id: call.id, message: reason, code: codeOf(error) }
  }
}
