// One measured process over a filled store: node --expose-gc million-process.ts select|campaign <data folder> <campaign began at>
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Campaign } from '../../electron/engine/model/campaign.ts'
import { providers } from '../../electron/engine/model/provider.ts'
import type { Resource } from '../../electron/engine/model/resource.ts'
import { judge } from '../../electron/engine/model/standing.ts'
import { checkJobId } from '../../electron/engine/model/terms/job-ids.ts'
import { Store } from '../../electron/engine/store/store.ts'
import { fullSpeed } from '../support/drives/no-pauses.ts'
import { noLog, openEngine, runEnded } from '../support/engine.ts'
import { dayMs } from './million-fill.ts'

/** How long calls took, in milliseconds. */
export type Times = { readonly p50: number; readonly p99: number; readonly calls: number }

export type SelectFigures = {
  /** How many links each lane has to ask. */
  readonly planMs: Times
  /** The next 200 links of a lane, between the verdicts of the 200 before. */
  readonly nextMs: Times
  readonly verdictsPerSecond: number
}

export type CampaignFigures = {
  readonly links: number
  readonly linksPerSecond: number
  readonly idleRssMiB: number
  readonly peakRssMiB: number
  /** Highest in the campaign's second half over the highest in its first: 1 is flat. */
  readonly growth: number
  /** The longest time in which nothing else could happen. */
  readonly longestStallMs: number
}

const chunk = 200
const valid = { state: 'valid', code: 'http.200', reason: '200 OK' } as const
const batch = 25
const campaignLinks = 30_000

const [, , mode = '', folder = '', startedAt = ''] = process.argv
const figures = mode === 'select' ? measureSelection(Number(startedAt)) : await measureCampaign()
console.log(JSON.stringify(figures))

function measureSelection(begunAt: number): SelectFigures {
  const store = new Store(join(folder, 'pansentry.db'))
  const campaign: Campaign = {
    id: 1,
    key: 'bench',
    runId: 1,
    startedAt: begunAt,
    selection: 'due',
    isBounded: true,
    pausedAt: null,
  }
  const planMs = summary(
    Array.from({ length: 20 }, () => timed(() => store.campaigns.plan(campaign, null)).ms),
  )
  const nextMs: number[] = []
  let writtenMs = 0
  let written = 0
  for (const provider of providers) {
    let after = { dueAt: -1, id: 0 }
    for (;;) {
      const { ms, result } = timed(() => store.campaigns.next(campaign, provider, after, chunk))
      nextMs.push(ms)
      const last = result.at(-1)
      if (!last) break
      after = { dueAt: last.nextCheckAt ?? 0, id: last.id }
      // The web's are left for the campaign.
      if (provider === 'web') continue
      writtenMs += timed(() => record(store, result)).ms
      written += result.length
    }
  }
  store.close()
  return { planMs, nextMs: summary(nextMs), verdictsPerSecond: (written / writtenMs) * 1000 }
}

/** In transactions as small as a quick campaign's. */
function record(store: Store, resources: readonly Resource[]): void {
  for (let start = 0; start < resources.length; start += batch) {
    store.transaction(() => {
      for (const resource of resources.slice(start, start + batch)) {
        const at = Date.now()
        store.checks.record({
          resource,
          verdict: valid,
          at,
          runId: null,
          latencyMs: 12,
          ...judge(resource, valid, at, dayMs),
          nextCheckAt: at + dayMs,
        })
      }
    })
  }
}

/** A campaign over the web links that were unchecked for longest, against a server that answers at once. */
async function measureCampaign(): Promise<CampaignFigures> {
  const { engine } = openEngine({ dataFolder: folder, log: noLog })
  engine.start()
  engine.jobs.setParams(checkJobId, { ...fullSpeed, limit: campaignLinks })
  await wait(2000)
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  const sizes: number[] = []
  const sampling = setInterval(() => sizes.push(process.memoryUsage.rss()), 20)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  const { runId } = engine.jobs.run(checkJobId)
  await runEnded(engine, runId)
  const seconds = (performance.now() - start) / 1000
  clearInterval(sampling)
  delay.disable()
  const { outcome, done } = engine.runs.get(runId)
  await engine.stop()
  if (outcome !== 'succeeded' || done !== campaignLinks) {
    throw new Error(`The campaign ${outcome} after ${done} of ${campaignLinks} links.`)
  }
  const half = Math.floor(sizes.length / 2)
  return {
    links: done,
    linksPerSecond: done / seconds,
    idleRssMiB: idle / 1024 / 1024,
    peakRssMiB: Math.max(...sizes) / 1024 / 1024,
    growth: Math.max(...sizes.slice(half)) / Math.max(...sizes.slice(0, half)),
    longestStallMs: delay.max / 1e6,
  }
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const start = performance.now()
  const result = work()
  return { ms: performance.now() - start, result }
}

function summary(took: readonly number[]): Times {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return { p50: at(0.5), p99: at(0.99), calls: took.length }
}
