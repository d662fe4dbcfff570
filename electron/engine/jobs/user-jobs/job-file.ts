import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { message } from '../../model/engine-messages.ts'
import type { JobProblem } from '../../model/job.ts'
import type { Translatable } from '../../model/message.ts'
import { stampOf } from './imports.ts'
import type { Declared } from './messages.ts'
import { readTask, type Task } from './task.ts'
import { TaskError } from './task-trigger.ts'
import { failureSentence, fileUrl, memoryMegabytes, runThread } from './thread.ts'

/** What a file declares, as far as it can be read. */
export type JobFile = {
  readonly file: string
  /** Changes when the file does. */
  readonly stamp: string
  /** The files it is made of, and the stamp of each. */
  readonly imports: ReadonlyMap<string, string>
  /** True when the file itself could not be loaded: what it declared before still stands. */
  readonly isBroken: boolean
  readonly tasks: readonly Task[]
  readonly problems: readonly JobProblem[]
}

const loadSeconds = 10

/** The job files of a folder with their stamps, by name. */
export async function jobFilesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => [])
  const found = names
    .filter((name) => /\.(?:ts|mts|mjs|js)$/.test(name) && !/\.d\.m?ts$|^\./.test(name))
    .toSorted()
    .map(async (name): Promise<[string, string][]> => {
      const info = await stat(join(folder, name)).catch(() => undefined)
      return info?.isFile() ? [[name, stampOf(info)]] : []
    })
  return new Map((await Promise.all(found)).flat())
}

/** Whether a file, and whatever it imports, is as it was when it was read. */
export async function isUnchanged({ imports }: JobFile): Promise<boolean> {
  const stamps = [...imports].map(async ([path, stamp]) => {
    const info = await stat(path).catch(() => undefined)
    return stampOf(info) === stamp
  })
  return !(await Promise.all(stamps)).includes(false)
}

/** Loads a file in a thread of its own and reads the tasks it declares. */
export async function loadJobFile(
  { folder, file, stamp }: { folder: string; file: string; stamp: string },
  signal: AbortSignal,
): Promise<JobFile> {
  const declared: Declared[] = []
  const imports = new Map<string, string>()
  const end = await runThread(
    { kind: 'list', url: fileUrl(join(folder, file)) },
    {
      signal: AbortSignal.any([signal, AbortSignal.timeout(loadSeconds * 1000)]),
      receive(received) {
        if (received.type === 'declared') declared.push(received)
        if (received.type === 'read') imports.set(received.path, received.stamp)
      },
      output: () => {},
      leftOut: () => {},
    },
  )
  const broken = (text: Translatable, place: { file?: string | null; line: number | null }) => ({
    file,
    stamp,
    imports,
    isBroken: true,
    tasks: [],
    problems: [{ file: place.file ?? file, line: place.line, text }],
  })
  switch (end.type) {
    case 'failed':
      return broken(failureSentence(end, { file, id: '' }), end)
    case 'out-of-memory':
      return broken(message('log.userJob.memory', { file, megabytes: memoryMegabytes }), nowhere)
    case 'ended-early':
      return broken(message('log.userJob.endedEarly', { file, code: end.code }), nowhere)
    case 'stopped':
      return broken(message('log.userJob.loadTimeout', { seconds: loadSeconds }), nowhere)
    case 'done':
    case 'listed':
      return { file, stamp, imports, isBroken: false, ...readTasks(file, declared) }
  }
}

const nowhere = { line: null }

function readTasks(file: string, declared: readonly Declared[]) {
  const tasks: Task[] = []
  const problems: JobProblem[] = []
  for (const declaration of declared) {
    try {
      tasks.push(readTask(declaration))
    } catch (error) {
      if (!(error instanceof TaskError)) throw error
      problems.push({ file, line: declaration.line, text: error.text })
    }
  }
  if (declared.length === 0) {
    problems.push({ file, line: null, text: message('log.userJob.noTasks') })
  }
  return { tasks, problems }
}
