import type { AskersElsewhere } from '../../links/checks/asker.ts'
import { CampaignRunner, type LinkReport } from '../../links/checks/campaign.ts'
import type { LaneReport } from '../../links/checks/campaign-lane.ts'
import { checkParams, checkParamsAt } from '../../links/checks/check-params.ts'
import type { Connectivity } from '../../links/checks/connectivity.ts'
import { RunProgress } from '../../links/checks/lane-progress.ts'
import { LocalAsker } from '../../links/checks/local-asker.ts'
import { OutageGuard } from '../../links/checks/outage.ts'
import { campaignFor, idleReason, machinesOf } from '../../links/checks/plan.ts'
import type { Requester } from '../../links/requests/request.ts'
import type { Campaign, CampaignSelection } from '../../model/campaign.ts'
import { message, word } from '../../model/engine-messages.ts'
import type { EngineEvents } from '../../model/events.ts'
import { marked } from '../../model/marked.ts'
import type { Message } from '../../model/message.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { defaultPolicy } from '../../model/policy.ts'
import { checkJobId } from '../../model/terms/job-ids.ts'
import { lifeOf, type Verdict } from '../../model/verdict.ts'
import { type RunContext, RunPaused, RunStopped } from '../../scheduler/active-run.ts'
import { Digest } from '../../scheduler/digest.ts'
import { defineJob, type Job } from '../../scheduler/job.ts'
import type { Store } from '../../store/store.ts'

// Pages ask again for what they show when resources change: twice a second is often enough.
const announceMs = 500

/** What asking links takes, whichever job asks them. */
export type CheckDependencies = {
  readonly store: Store
  readonly events: EngineEvents
  readonly request: Requester
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly connectivity: (signal: AbortSignal) => Promise<Connectivity>
  /** The time of day in the user's zone, to be read. */
  readonly timeOf: (at: number) => string
  /** The day of the calendar that a moment belongs to, in days since 1970. */
  readonly dayOf: (at: number) => number
}

export type CheckJobDependencies = CheckDependencies & {
  /** The day, the time and the offset from UTC, to be read. */
  readonly dateTimeOf: (at: number) => string
  readonly elsewhere: AskersElsewhere
  readonly starts: {
    /** What a person chose for this run; undefined when its cause decides. */
    selectionFor(runId: number): CampaignSelection | undefined
    /** Takes what tells how far the lanes of a run are. */
    follow(runId: number, progress: RunProgress): void
  }
}

/** Looks at the share links and marks the dead ones: at 02:00 those that are due, when a person asks all that live. */
export function checkResourcesLinks(dependencies: CheckJobDependencies): Job {
  return defineJob({
    id: checkJobId,
    trigger: { kind: 'cron', crontab: '0 2 * * *' },
    policy: defaultPolicy,
    params: checkParams,
    canPause: true,
    run: (context, params) =>
      check(context, checkParamsAt(params, dependencies.store.settings.get()), dependencies),
  })
}

async function check(context: RunContext, params: CheckParams, dependencies: CheckJobDependencies) {
  const {
    store,
    events,
    request,
    random,
    connectivity,
    timeOf,
    dateTimeOf,
    dayOf,
    starts,
    elsewhere,
  } = dependencies
  const changes = { died: 0, revived: 0 }
  const announce = new Digest(context.clock, announceMs, () =>
    events.emit({ type: 'resources', changes: { ...changes } }),
  )
  const campaign = campaignOf(context, params, dependencies)
  const { clock, signal } = context
  const outage = new OutageGuard({
    clock,
    signal,
    probe: connectivity,
    report: (connectivity) =>
      connectivity === 'online'
        ? context.log('info', message('log.check.network.online'))
        : context.log('warn', marked('warn', message(`log.check.network.${connectivity}`))),
  })
  const progress = new RunProgress((drive, pace) =>
    machinesOf(drive, pace, { store, elsewhere, now: clock.now() }),
  )
  starts.follow(context.runId, progress)
  const run = { campaign: campaign.key, runId: context.runId }
  const remote = await elsewhere.open(run)
  const local = new LocalAsker({ request, clock, random, outage, states: store.lanes })
  const runner = new CampaignRunner(campaign, params, context, {
    store,
    random,
    dayOf,
    progress,
    // What is still out there is taken over before this machine takes anything.
    askers: remote ? [remote, local] : [local],
    report(report) {
      if (report.change !== 'none') changes[report.change] += 1
      announce.mark()
      context.logDetail(levelOf(report), linkLine(report))
    },
    reportLane: (report) => context.log('warn', marked('warn', laneLine(report, timeOf))),
  })
  let isOver = true
  try {
    const totals = await runner.run()
    store.campaigns.finish(campaign, context.clock.now())
    const { valid, expired, error, postponed } = totals
    const total = valid + expired + error
    const time = dateTimeOf(clock.now())
    context.log(
      'info',
      total + postponed === 0
        ? message(`idle.${idleReason(campaign, store)}`)
        : message('log.check.totals', { ...totals, total, time }),
    )
    return totals
  } catch (error) {
    // A person's cancel ends the campaign; a quit or a crash leaves it open for the next start.
    const reason: unknown = context.signal.aborted ? context.signal.reason : error
    isOver = wasCancelled(reason)
    if (reason instanceof RunPaused) {
      store.campaigns.pause(campaign, context.clock.now())
      context.log('info', message('log.check.paused'))
    } else if (isOver) store.campaigns.finish(campaign, context.clock.now())
    throw error
  } finally {
    elsewhere.close(run, isOver)
    announce.flush()
  }
}

/** Goes on with the campaign that a pause, a quit or a crash cut short, or begins one. */
function campaignOf(
  { cause, clock, log, runId }: RunContext,
  params: CheckParams,
  { store, starts }: CheckJobDependencies,
): Campaign {
  const chosen = starts.selectionFor(runId)
  const wanted = { cause, chosen, jobId: checkJobId }
  const campaign = campaignFor(wanted, params, store, clock.now())
  if ('id' in campaign) {
    log('info', message('log.check.resumed'))
    return store.campaigns.adopt(campaign, runId)
  }
  // What is due, and a few chosen links, are asked beside what is half done.
  if (chosen === 'all') store.campaigns.overtake(checkJobId, clock.now())
  return store.campaigns.start(campaign, { jobId: checkJobId, runId })
}

function wasCancelled(error: unknown): boolean {
  return !(error instanceof RunStopped) || error.outcome !== 'interrupted'
}

function levelOf({ verdict, change, isDoubted }: LinkReport) {
  return change === 'died' || isDoubted || lifeOf(verdict.state) === 'undecided' ? 'warn' : 'info'
}

/** What happened to a lane, for the log of a run. */
export function laneLine(report: LaneReport, timeOf: (at: number) => string): Message {
  const provider = word(`provider.${report.provider}`)
  return report.kind === 'rests'
    ? message('log.check.rests', { provider, time: timeOf(report.until) })
    : message(`log.check.${laneWords[report.kind]}`, { provider, left: report.left })
}

const laneWords = {
  'gave-up': 'gaveUp',
  'day-is-full': 'dayIsFull',
  'out-of-time': 'outOfTime',
} as const

const tones = { alive: 'good', dead: 'bad', undecided: 'warn' } as const

/** `[1/50] title address → ✅ outcome`, as the people who came from the old system know it. */
function linkLine(report: LinkReport): Message {
  const { index, total, resource, verdict, change, isDoubted, pauseMs, worker } = report
  const { title, url } = resource
  const state = word(`state.${verdict.state}`)
  const news = isDoubted ? 'doubted' : change
  const text = news === 'none' ? state : message(`log.check.${news}`, { state })
  const outcome = marked(isDoubted ? 'warn' : tones[lifeOf(verdict.state)], text)
  const seconds = (pauseMs / 1000).toFixed(1)
  const wait = pauseMs > 0 ? message('log.check.wait', { seconds }) : ''
  const why = whyOf(verdict)
  const line = message('log.check.link', { index, total, title, url, outcome, why, wait })
  return worker === undefined ? line : message('log.check.byWorker', { line, worker })
}

/** The provider's own words and its code; nothing to say of a share that simply opens. */
function whyOf({ code, reason, state }: Verdict): string {
  if (reason !== '') return `: ${reason} (${code})`
  return lifeOf(state) === 'alive' ? '' : `: ${code}`
}
