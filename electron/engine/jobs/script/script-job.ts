import { once } from 'node:events'
import { message } from '../../model/engine-messages.ts'
import type { StoredJob } from '../../model/job.ts'
import type { Message } from '../../model/message.ts'
import { type ScriptParams, scriptParamsSchema } from '../../model/params/script-params.ts'
import { systemReason } from '../../model/refusals/system-fault.ts'
import type { Summary } from '../../model/run.ts'
import { Mask } from '../../model/secrets/mask.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { Job } from '../../scheduler/job.ts'
import { JobFailure } from '../../scheduler/job-failure.ts'
import { thisComputer } from './computer.ts'
import { folderProblem, placeOf, startProblem } from './find-program.ts'
import type { HandedLists } from './handed-lists.ts'
import { launchOf } from './launch.ts'
import { endTree, type ProcessTree, startTree } from './process-tree.ts'
import { programFiles } from './program-files.ts'
import { scriptEnvironment } from './script-environment.ts'
import { readOutput } from './script-output.ts'
import { type ScriptSecrets, whatIsLost } from './script-secrets.ts'
import { stubEnding } from './store-stub.ts'

export type ScriptDependencies = {
  /** What a script puts here is cleaned up after a while. */
  readonly temporaryFolder: string
  readonly secrets: Pick<ScriptSecrets, 'read'>
  /** What runs were started with. */
  readonly lists: Pick<HandedLists, 'of'>
}

// Something a script left running may hold its outputs open; the run does not wait for that.
const lastOutputMs = 1000

/** A job that runs a person's program: its output is the log, its exit code the outcome. */
export function scriptJob(stored: StoredJob, dependencies: ScriptDependencies): Job {
  return {
    id: stored.id,
    trigger: stored.trigger,
    policy: stored.policy,
    defaultParams: stored.params,
    canPause: false,
    readParams: (raw) => scriptParamsSchema.parse(raw),
    run: async (context, raw) =>
      runScript(stored.id, context, scriptParamsSchema.parse(raw), dependencies),
  }
}

/** Runs a program to its end; throws a `JobFailure`, or the signal's reason. */
export async function runScript(
  jobId: string,
  context: Pick<RunContext, 'runId' | 'signal' | 'log' | 'progress'>,
  params: ScriptParams,
  { lists, secrets, temporaryFolder }: ScriptDependencies,
): Promise<Summary> {
  const { signal } = context
  const { folder } = placeOf(params, thisComputer)
  const problem = folderProblem(folder)
  if (problem) throw new JobFailure(problem)
  signal.throwIfAborted()
  const secret = secrets.read(jobId, params)
  const lost = whatIsLost(params, secret)
  if (lost) throw new JobFailure(lost)
  const opened = { ...params.environment, ...Object.fromEntries(secret) }
  const { runId } = context
  const listFile = lists.of(runId)
  const environment = scriptEnvironment(opened, { jobId, runId, temporaryFolder, listFile })
  const mask = new Mask([...secret.values()])
  const tree = start(params, { folder, environment })
  let lines = 0
  let lastError = ''
  const endOutput = readOutput(tree, mask, {
    line(level, text, colors) {
      lines += 1
      if (level === 'warn' && text.trim() !== '') lastError = text.trim()
      context.log(level, text, colors)
    },
    leftOut: (count) => context.log('warn', message('log.output.leftOut', { count })),
    progress: context.progress,
  })
  let ending: Promise<void> | undefined
  const end = async () => {
    const isWhole = await endTree(tree)
    if (!isWhole) context.log('warn', message('log.script.treeLeft'))
  }
  const onAbort = () => {
    ending = end()
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const { code, signalName } = await exitOf(tree, params).finally(endOutput)
    await ending
    signal.throwIfAborted()
    if (signalName) throw new JobFailure(message('log.script.signal', { signal: signalName }))
    if (code !== 0) throw new JobFailure(whyEnded(code, params, lastError))
    return { lines }
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

// With these a shell, and `env`, say that they found nothing to run, or cannot read it.
const notRunCodes = [2, 126, 127]

function whyEnded(code: number, params: ScriptParams, lastError: string): Message {
  const problem = notRunCodes.includes(code) ? startProblem(params) : stubProblem(code, params)
  if (problem) return problem
  return lastError === ''
    ? message('log.script.exitCode', { code })
    : message('log.script.exitCodeAndLine', { code, line: lastError })
}

function stubProblem(code: number, params: ScriptParams): Message | undefined {
  const { program } = params
  const [file = ''] = programFiles(program, placeOf(params, thisComputer), thisComputer)
  return stubEnding(code, file, program)
}

function start(params: ScriptParams, options: Parameters<typeof startTree>[1]): ProcessTree {
  const { arguments: args, program } = params
  const launch = launchOf(program, args, placeOf(params, thisComputer), thisComputer)
  if ('problem' in launch) throw new JobFailure(launch.problem)
  try {
    return startTree(launch, options)
  } catch (error) {
    // What Node does not tell as an event, such as too long a list of arguments.
    throw error instanceof Error ? startFailure(error, params) : error
  }
}

/** Waits for the end of a program and of what it wrote; its own end decides. */
async function exitOf(
  tree: ProcessTree,
  params: ScriptParams,
): Promise<{ code: number; signalName: NodeJS.Signals | null }> {
  const closed = once(tree, 'close').catch(() => undefined)
  const exit = await new Promise<{ code: number; signalName: NodeJS.Signals | null }>(
    (resolve, reject) => {
      tree.once('error', (error) => reject(startFailure(error, params)))
      tree.once('exit', (code, signalName) => resolve({ code: code ?? 0, signalName }))
    },
  )
  const patience = AbortSignal.timeout(lastOutputMs)
  await Promise.race([closed, once(patience, 'abort')])
  return exit
}

function startFailure(error: Error, params: ScriptParams): JobFailure {
  const { program } = params
  const code = 'code' in error ? error.code : undefined
  // The system has one word for a program and for what should read it.
  const problem = startProblem(params)
  if (problem) return new JobFailure(problem)
  if (code === 'EACCES') return new JobFailure(message('log.script.notExecutable', { program }))
  if (isNoProgram(error)) return new JobFailure(message('log.script.notProgram', { program }))
  if (code === 'E2BIG') return new JobFailure(message('log.script.tooLong', { program }))
  const reason = systemReason(error).because
  return new JobFailure(message('log.script.notStarted', { program, reason }))
}

// ENOEXEC on macOS and ERROR_BAD_EXE_FORMAT on Windows, for which libuv has no names. ENOENT of a file that is there:
// what PATHEXT lists and Windows cannot start by itself, or a loader for another system.
const noProgramCodes: readonly unknown[] = [
  'ENOEXEC',
  'Unknown system error -8',
  'UNKNOWN',
  'ENOENT',
]

const isNoProgram = (error: Error) => 'code' in error && noProgramCodes.includes(error.code)
