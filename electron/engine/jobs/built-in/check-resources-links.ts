import { CampaignRunner, type LinkReport } from '../../links/checks/campaign.ts'
import type { LaneReport } from '../../links/checks/campaign-lane.ts'
import type { Connectivity } from '../../links/checks/connectivity.ts'
import { LocalAsker } from '../../links/checks/local-asker.ts'
import { OutageGuard } from '../../links/checks/outage.ts'
import type { Requester } from '../../links/requests/request.ts'
import type { Selection } from '../../model/campaign.ts'
import type { EngineEvents } from '../../model/events.ts'
import { type CheckParams, checkParamsSchema } from '../../model/params/check-params.ts'
import { defaultPolicy } from '../../model/policy.ts'
import type { Translate } from '../../model/translate.ts'
import { lifeOf } from '../../model/verdict.ts'
import { type RunContext, RunPaused, RunStopped } from '../../scheduler/active-run.ts'
import { Coalesce } from '../../scheduler/digest.ts'
import { defineJob, type Job } from '../../scheduler/job.ts'
import type { Store } from '../../store/store.ts'

export const checkJobId = 'check_resources_links'

// Pages ask again for what they show when resources change: twice a second is often enough.
const announceMs = 500

export type CheckJobDependencies = {
  readonly store: Store
  readonly events: EngineEvents
  readonly request: Requester
  readonly translate: Translate
  readonly random: () => number
  readonly connectivity: (signal: AbortSignal) => Promise<Connectivity>
  /** The time of day in the user's zone, to be read. */
  readonly timeOf: (at: number) => string
  /** What a person chose for this run; undefined for what is due. */
  readonly selectionFor: (runId: number) => Selection | undefined
}

/** Looks at every share link that is due and marks the dead ones, at 02:00 each night. */
export function checkResourcesLinks(dependencies: CheckJobDependencies): Job {
  return defineJob({
    id: checkJobId,
    trigger: { kind: 'cron', crontab: '0 2 * * *' },
    policy: defaultPolicy,
    params: checkParamsSchema,
    canPause: true,
    run: (context, params) => check(context, params, dependencies),
  })
}

async function check(context: RunContext, params: CheckParams, dependencies: CheckJobDependencies) {
  const { store, events, request, translate, random, connectivity, timeOf } = dependencies
  const changes = { died: 0, revived: 0 }
  const announce = new Coalesce(context.clock, announceMs, () =>
    events.emit({ type: 'resources', changes: { ...changes } }),
  )
  const campaign = campaignOf(context, dependencies)
  const { clock, signal } = context
  const outage = new OutageGuard({
    clock,
    signal,
    probe: connectivity,
    report: (connectivity) =>
      context.log(
        connectivity === 'online' ? 'info' : 'warn',
        translate(`log.check.network.${connectivity}`),
      ),
  })
  const runner = new CampaignRunner(campaign, params, context, {
    store,
    random,
    askers: [new LocalAsker({ request, clock, random, outage, states: store.lanes })],
    report(report) {
      if (report.change !== 'none') changes[report.change] += 1
      announce.mark()
      context.log(levelOf(report), line(report, translate))
    },
    reportLane: (report) => context.log('warn', laneLine(report, translate, timeOf)),
  })
  try {
    const totals = await runner.run()
    store.campaigns.finish(campaign, context.clock.now())
    const { valid, expired, error, postponed } = totals
    const isIdle = valid + expired + error + postponed === 0
    context.log('info', translate(isIdle ? 'log.check.nothingDue' : 'log.check.totals', totals))
    return totals
  } catch (error) {
    // A person's cancel ends the campaign; a quit or a crash leaves it open for the next start.
    const reason: unknown = context.signal.aborted ? context.signal.reason : error
    if (reason instanceof RunPaused) {
      store.campaigns.pause(campaign, context.clock.now())
      context.log('info', translate('log.check.paused'))
    } else if (wasCancelled(reason)) store.campaigns.finish(campaign, context.clock.now())
    throw error
  } finally {
    announce.flush()
  }
}

/** Goes on with the campaign that a pause, a quit or a crash cut short, or begins one. */
function campaignOf(
  { clock, log, runId }: RunContext,
  { store, selectionFor, translate }: CheckJobDependencies,
) {
  const chosen = selectionFor(runId)
  const open = store.campaigns.open(checkJobId)
  if (open && chosen === undefined) {
    log('info', translate('log.check.resumed'))
    return store.campaigns.adopt(open, runId)
  }
  // A few chosen links are asked beside what is half done.
  if (chosen === 'all') store.campaigns.overtake(checkJobId, clock.now())
  const selection = chosen ?? 'due'
  return store.campaigns.start({ jobId: checkJobId, runId, selection }, clock.now())
}

function wasCancelled(error: unknown): boolean {
  return !(error instanceof RunStopped) || error.outcome !== 'interrupted'
}

function levelOf({ verdict, change, isDoubted }: LinkReport) {
  return change === 'died' || isDoubted || lifeOf(verdict.state) === 'undecided' ? 'warn' : 'info'
}

function laneLine(
  report: LaneReport,
  translate: Translate,
  timeOf: (at: number) => string,
): string {
  const provider = translate(`provider.${report.provider}`)
  return report.kind === 'rests'
    ? translate('log.check.rests', { provider, time: timeOf(report.until) })
    : translate(`log.check.${laneWords[report.kind]}`, { provider, left: report.left })
}

const laneWords = {
  'gave-up': 'gaveUp',
  'day-is-full': 'dayIsFull',
  'out-of-time': 'outOfTime',
} as const

/** `[1/50] title address → outcome`, as the people who came from the old system know it. */
function line(
  { index, total, resource, verdict, change, isDoubted, pauseMs }: LinkReport,
  translate: Translate,
): string {
  const { title, url } = resource
  const state = translate(`state.${verdict.state}`)
  const news = isDoubted ? 'doubted' : change
  const outcome = news === 'none' ? state : translate(`log.check.${news}`, { state })
  const reason = verdict.reason === '' ? verdict.code : `${verdict.reason} (${verdict.code})`
  const told =
    lifeOf(verdict.state) === 'alive' && verdict.reason === '' ? outcome : `${outcome}: ${reason}`
  const seconds = (pauseMs / 1000).toFixed(1)
  const wait = pauseMs > 0 ? ` · ${translate('log.check.wait', { seconds })}` : ''
  return `[${index}/${total}] ${title} ${url} → ${told}${wait}`
}
