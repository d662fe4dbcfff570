import type { ScriptParams } from '../../model/params/script-params.ts'

// Meant for Pansentry's own process; a Node or Electron program would take them for its own.
const withheld = ['ELECTRON_RUN_AS_NODE', 'ELECTRON_NO_ASAR', 'NODE_OPTIONS', 'NODE_CHANNEL_FD']

/** The environment of a script: Pansentry's own, what tells it about its run, and the person's. */
export function scriptEnvironment(
  environment: ScriptParams['environment'],
  run: { readonly jobId: string; readonly runId: number; readonly temporaryFolder: string },
): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !withheld.includes(name))
  return {
    ...Object.fromEntries(own),
    // Python holds back what it prints into a pipe, and on Windows writes it in the local code page.
    // https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED
    PYTHONUNBUFFERED: '1',
    PYTHONUTF8: '1',
    PANSENTRY_JOB_ID: run.jobId,
    PANSENTRY_RUN_ID: String(run.runId),
    PANSENTRY_TEMP_DIR: run.temporaryFolder,
    ...environment,
  }
}
