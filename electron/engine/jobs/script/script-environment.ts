import type { ScriptParams } from '../../model/params/script-params.ts'
import { type Computer, thisComputer } from './computer.ts'

// Meant for Pansentry's own process: a Node or Electron program would take them for its own, and the key opens every
// secret there is.
const withheld = [
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_NO_ASAR',
  'NODE_OPTIONS',
  'NODE_CHANNEL_FD',
  'PANSENTRY_SECRET_KEY',
]

/** The environment of a script: Pansentry's own, what tells it about its run, and the person's. */
export function scriptEnvironment(
  environment: ScriptParams['environment'],
  run: {
    readonly jobId: string
    readonly runId: number
    readonly temporaryFolder: string
    /** Where the list lies that it was started with. */
    readonly listFile?: string | undefined
  },
  { environment: own, platform }: Pick<Computer, 'environment' | 'platform'> = thisComputer,
): NodeJS.ProcessEnv {
  const told = {
    // Python holds back what it prints into a pipe, and on Windows writes it in the local code page.
    // https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED
    PYTHONUNBUFFERED: '1',
    PYTHONUTF8: '1',
    PANSENTRY_JOB_ID: run.jobId,
    PANSENTRY_RUN_ID: String(run.runId),
    PANSENTRY_TEMP_DIR: run.temporaryFolder,
    ...(run.listFile !== undefined && { PANSENTRY_SAVED_FILE: run.listFile }),
  }
  const isWithheld = (name: string) => withheld.some((each) => isSame(each, name, platform))
  const merged = new Map(Object.entries(own).filter(([name]) => !isWithheld(name)))
  for (const [name, value] of Object.entries({ ...told, ...environment })) {
    // Of `PATH` and `Path` Windows would take one and drop the other.
    for (const known of merged.keys()) if (isSame(known, name, platform)) merged.delete(known)
    merged.set(name, value)
  }
  return Object.fromEntries(merged)
}

/** The value of a variable; undefined where there is none. */
export function valueOf(
  name: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | undefined {
  return Object.entries(environment).findLast(([each]) => isSame(each, name, platform))?.[1]
}

const isSame = (one: string, other: string, platform: NodeJS.Platform) =>
  platform === 'win32' ? one.toUpperCase() === other.toUpperCase() : one === other
