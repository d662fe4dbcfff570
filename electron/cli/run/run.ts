import { z } from 'zod'
import { backUpJobId, type StartedRun } from '../../api/contract/jobs.ts'
import type { Run } from '../../api/contract/runs.ts'
import type { ApiClient } from '../../api/control-client.ts'
import { checkPlanText } from '../../words/check-plan.ts'
import { defineCommand } from '../command.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { progressLine } from '../progress.ts'
import type { Session } from '../session.ts'
import { followRun } from './follow-run.ts'
import { endLine, logLine } from './run-text.ts'

export const run = defineCommand({
  name: 'run',
  arguments: '<id>',
  options: ['-w, --wait', '--due'],
  examples: ['run check_resources_links --wait', 'run check_resources_links --due'],
  input: z.object({
    id: z.string(),
    wait: z.boolean().default(false),
    due: z.boolean().default(false),
  }),
  run: ({ wait, ...wanted }, session) => runJob(wanted, wait, session),
})

export const backup = defineCommand({
  name: 'backup',
  examples: ['backup'],
  input: z.object({}),
  run: (_, session) => runJob({ id: backUpJobId }, true, session),
})

function runJob(
  wanted: { readonly id: string; readonly due?: boolean },
  wait: boolean,
  session: Session,
): Promise<ExitCode> {
  return startRun((api) => api.jobs.run(wanted), wait, session)
}

/** Starts a run and says what it will do; waits for its end if asked to, or if no engine stays. */
export function startRun(
  start: (api: ApiClient) => Promise<StartedRun>,
  wait: boolean,
  session: Session,
): Promise<ExitCode> {
  return session.withApi(
    async (api, holder) => {
      const { plan, runId } = await start(api)
      const { format, json, terminal, words } = session
      // Without an engine that stays, the run lives as long as this command.
      const stays = holder !== null && holder.kind !== 'cli'
      const waits = wait || !stays
      // Why there is nothing to ask, the log says as well.
      if (plan && !json && !(waits && plan.idle !== null)) {
        terminal.out(checkPlanText(words, format, plan))
      }
      if (waits) return waitFor(api, runId, session)
      terminal.out(json ? JSON.stringify({ runId, plan }) : words.t('cli.run.started', { runId }))
      return exitCode.ok
    },
    { holds: true },
  )
}

/** Shows a run until it ends; Ctrl-C cancels it, and it ends in its own way. */
export async function waitFor(api: ApiClient, runId: number, session: Session): Promise<ExitCode> {
  const { json, signal, terminal } = session
  const cancel = () => void api.runs.cancel({ id: runId }).catch(() => {})
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  let foot = ''
  const ended = await followRun(api, runId, {
    line(line) {
      if (json) return
      terminal.out(logLine(line, session))
      terminal.status(foot)
    },
    moved(moved) {
      foot = progressLine(moved, session)
      if (!json) terminal.status(foot)
    },
  })
  signal.removeEventListener('abort', cancel)
  terminal.status('')
  terminal.out(json ? JSON.stringify(ended) : endLine(ended, session))
  return signal.aborted ? exitCode.interrupted : codeOf(ended)
}

function codeOf({ outcome }: Run): ExitCode {
  return outcome === 'succeeded' ? exitCode.ok : exitCode.failed
}
