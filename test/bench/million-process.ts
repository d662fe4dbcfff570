// One measured process over a filled store: node --expose-gc million-process.ts select|campaign <data folder> <campaign began at>
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { checkJobId } from '../../electron/engine/jobs/built-in/check-resources-links.ts'
import { providers } from '../../electron/engine/links/link.ts'
import type { Campaign } from '../../electron/engine/store/campaigns.ts'
import { Store } from '../../electron/engine/store/store.ts'
import { openEngine, runEnded } from '../support/engine.ts'

/** How long calls took, in milliseconds. */
export type Times = { readonly p50: number; readonly p99: number; readonly calls: number }

export type SelectFigures = {
  /** How many links each lane has to ask. */
  readonly planMs: Times
  /** The next 200 links of a drive's lane, between the verdicts of the 200 before. */
  readonly nextMs: Times
  /** The next 200 links of the largest lane. */
  readonly nextOfWebMs: Times
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
const campaignLinks = 30_000

const [, , mode = '', folder = '', startedAt = ''] = process.argv
const figures =
  mode === 'select' ? measureSelection(Number(startedAt)) : await measureCampaign()
console.log(JSON.stringify(figures))

function measureSelection(begunAt: number): SelectFigures {
  const store = new Store(join(folder, 'pansentry.db'))
  const campaign: Campaign = { id: 1, runId: 1, startedAt: begunAt, selection: null }
  const planMs = times(20, () => store.campaigns.plan(campaign, null))
  const nextOfWebMs = times(100, () => store.campaigns.next(campaign, 'web', chunk, new Set()))
  const took: number[] = []
  let writtenMs = 0
  let written = 0
  for (const provider of providers.filter((name) => name !== 'web')) {
    for (;;) {
      const start = performance.now()
      const ids = store.campaigns.next(campaign, provider, chunk, new Set())
      const selected = performance.now()
      took.push(selected - start)
      if (ids.length === 0) break
      for (const id of ids) record(store, id)
      writtenMs += performance.now() - selected
      written += ids.length
    }
  }
  store.close()
  const verdictsPerSecond = (written / writtenMs) * 1000
  return { planMs, nextMs: summary(took), nextOfWebMs, verdictsPerSecond }
}

function record(store: Store, id: number): void {
  const resource = store.resources.get(id)
  if (!resource) throw new Error(`There is no resource ${id}.`)
  const verdict = { state: 'valid', code: 'http.200', reason: '200 OK' } as const
  const circumstances = { at: Date.now(), runId: null, latencyMs: 12, nextCheckAt: null }
  store.checks.record(resource, verdict, circumstances)
}

/** A campaign over the web links that were unchecked for longest, against a server that answers at once. */
async function measureCampaign(): Promise<CampaignFigures> {
  const { engine } = openEngine({ dataFolder: folder, log: { write() {} } })
  engine.start()
  engine.jobs.setParams(checkJobId, {
    pauseMinSeconds: 0,
    pauseMaxSeconds: 0,
    restSeconds: 0,
    concurrency: 50,
    limit: campaignLinks,
  })
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

function times(calls: number, work: () => unknown): Times {
  return summary(
    Array.from({ length: calls }, () => {
      const start = performance.now()
      work()
      return performance.now() - start
    }),
  )
}

function summary(took: readonly number[]): Times {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return { p50: at(0.5), p99: at(0.99), calls: took.length }
}
