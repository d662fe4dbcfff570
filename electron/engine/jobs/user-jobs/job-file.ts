import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Translate } from '../../model/translate.ts'
import type { Declared } from './messages.ts'
import { readTask, type Task } from './task.ts'
import { TaskError } from './task-trigger.ts'
import { fileUrl, memoryMegabytes, runThread } from './thread.ts'

/** Something a person has to mend in a job file. */
export type Problem = {
  /** Its name within the jobs folder. */
  readonly file: string
  /** Counts from 1; null where none can be told. */
  readonly line: number | null
  readonly message: string
}

/** What a file declares, as far as it can be read. */
export type JobFile = {
  readonly file: string
  /** Changes when the file does. */
  readonly stamp: string
  /** True when the file itself could not be loaded: what it declared before still stands. */
  readonly isBroken: boolean
  readonly tasks: readonly Task[]
  readonly problems: readonly Problem[]
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
      return info?.isFile() ? [[name, `${info.ino} ${info.size} ${info.mtimeMs}`]] : []
    })
  return new Map((await Promise.all(found)).flat())
}

/** Loads a file in a thread of its own and reads the tasks it declares. */
export async function loadJobFile(
  { folder, file, stamp }: { folder: string; file: string; stamp: string },
  translate: Translate,
  signal: AbortSignal,
): Promise<JobFile> {
  const declared: Declared[] = []
  const end = await runThread(
    { kind: 'list', url: fileUrl(join(folder, file)) },
    {
      signal: AbortSignal.any([signal, AbortSignal.timeout(loadSeconds * 1000)]),
      hear: (message) => message.type === 'declared' && declared.push(message),
      output: () => {},
      leftOut: () => {},
    },
  )
  const broken = (message: string, place: { file?: string | null; line: number | null }) => ({
    file,
    stamp,
    isBroken: true,
    tasks: [],
    problems: [{ file: place.file ?? file, line: place.line, message }],
  })
  switch (end.type) {
    case 'failed':
      return broken(
        end.reason === 'no-function' ? translate('log.userJob.noFunction') : end.message,
        end,
      )
    case 'out-of-memory':
      return broken(translate('log.userJob.memory', { file, megabytes: memoryMegabytes }), nowhere)
    case 'ended-early':
      return broken(translate('log.userJob.endedEarly', { file, code: end.code }), nowhere)
    case 'stopped':
      return broken(translate('log.userJob.loadTimeout', { seconds: loadSeconds }), nowhere)
    case 'done':
    case 'listed':
      return { file, stamp, isBroken: false, ...readTasks(file, declared, translate) }
  }
}

const nowhere = { line: null }

function readTasks(file: string, declared: readonly Declared[], translate: Translate) {
  const tasks: Task[] = []
  const problems: Problem[] = []
  for (const declaration of declared) {
    try {
      tasks.push(readTask(declaration))
    } catch (error) {
      if (!(error instanceof TaskError)) throw error
      problems.push({ file, line: declaration.line, message: error.message })
    }
  }
  if (declared.length === 0) {
    problems.push({ file, line: null, message: translate('log.userJob.noTasks') })
  }
  return { tasks, problems }
}
