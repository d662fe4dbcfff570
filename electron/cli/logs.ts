import { z } from 'zod'
import { linesAtOnce, type Run, type RunLine } from '../api/contract/runs.ts'
import type { ApiClient } from '../api/control-client.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { followRun } from './run/follow-run.ts'
import { logLine } from './run/run-text.ts'
import type { Session } from './session.ts'

export const logs = defineCommand({
  name: 'logs',
  options: ['-f, --follow', '--run <n>', '--job <id>'],
  examples: ['logs', 'logs -f', 'logs --run 42', 'logs --job check_resources_links --json'],
  input: z.object({
    follow: z.boolean().default(false),
    run: z.coerce.number().int().min(1).optional(),
    job: z.string().optional(),
  }),
  run: ({ follow, run, job }, session) =>
    session.withApi(async (api, holder) => {
      if (job !== undefined) await api.jobs.get({ id: job })
      const [last] = run === undefined ? await api.runs.list({ jobId: job, limit: 1 }) : []
      const first = run === undefined ? last : await api.runs.get({ id: run })
      if (!first && !follow) throw new CommandError('NO_RUNS', session.words.t('cli.logs.none'))
      if (!follow) {
        if (first) await printAll(api, first, session)
        return exitCode.ok
      }
      // Nothing new can come where no engine runs.
      if (!holder) throw new CommandError('NOT_RUNNING', session.words.t('cli.notRunning'))
      if (first) await printAsItRuns(api, first, session)
      if (run === undefined) await followNext(api, job, first?.id ?? 0, session)
      return exitCode.ok
    }),
})

function printer(run: Run, { json, terminal, ...rest }: Session): (line: RunLine) => void {
  const session = { json, terminal, ...rest }
  return (line) => {
    const { id: runId, jobId } = run
    terminal.out(json ? JSON.stringify({ runId, jobId, ...line }) : logLine(line, session))
  }
}

async function printAll(api: ApiClient, run: Run, session: Session, after = 0): Promise<void> {
  const lines = await api.runs.lines({ id: run.id, after })
  lines.forEach(printer(run, session))
  const last = lines.at(-1)
  if (lines.length === linesAtOnce && last) await printAll(api, run, session, last.seq)
}

async function printAsItRuns(api: ApiClient, run: Run, session: Session): Promise<void> {
  await followRun(api, run.id, { line: printer(run, session) }, session.signal)
}

/** Follows each run after `seen`, as it begins. */
async function followNext(
  api: ApiClient,
  jobId: string | undefined,
  seen: number,
  session: Session,
): Promise<void> {
  const events = await api.system.events(undefined, { signal: session.signal })
  let newest = seen
  for await (const event of events) {
    if (event.type !== 'run') continue
    const { run } = event
    if (run.id <= newest || (jobId !== undefined && run.jobId !== jobId)) continue
    newest = run.id
    await printAsItRuns(api, run, session)
  }
}
