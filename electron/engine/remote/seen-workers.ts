import { todayOf } from '../model/lane.ts'
import { type Provider, providers } from '../model/provider.ts'
import type { SeenLane, SeenWorker } from '../model/workers/seen-worker.ts'
import type { WorkerLane } from '../model/workers/worker.ts'
import { isLive, type SeenReport } from './worker-reports.ts'

export type SeenWorkersOptions = {
  readonly reports: readonly SeenReport[]
  /** The workers that have a role. */
  readonly roles: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** How many links of a drive one address may ask a day; null for any number. */
  readonly perDay: (provider: Provider) => number | null
}

/** The workers that told something, and those that have only a role, by name. */
export function seenWorkers({ now, perDay, reports, roles }: SeenWorkersOptions): SeenWorker[] {
  const seen = reports.map((each): SeenWorker => {
    const { ageMs, report, sentAt } = each
    const seenAt = now - ageMs
    const lanes = providers.flatMap((provider): SeenLane[] => {
      const lane = report.lanes[provider]
      if (!lane) return []
      const { state, until } = standing(lane, sentAt)
      const { asked } = todayOf(lane, sentAt)
      // What a worker's clock shows is moved to where this one is.
      const here = until === 0 ? 0 : Math.round(until - sentAt + seenAt)
      return [{ provider, state, until: here, asked, perDay: perDay(provider) }]
    })
    return {
      name: report.name,
      state: report.isRefused ? 'refused' : isLive(each) ? 'live' : 'silent',
      release: report.release,
      address: report.exit,
      seenAt,
      perMinute: isLive(each) ? report.perMinute : 0,
      batches: isLive(each) ? report.batches : 0,
      behind: isLive(each) && lanes.some(isBehind) ? before(each, reports) : null,
      lanes,
    }
  })
  const known = new Set(seen.map(({ name }) => name))
  const expected = roles.filter((name) => !known.has(name)).map(expectedWorker)
  return [...seen, ...expected].toSorted((a, b) => a.name.localeCompare(b.name))
}

const isBehind = ({ state }: SeenLane) => state === 'same-address'

function standing(lane: WorkerLane, sentAt: number): Pick<SeenLane, 'state' | 'until'> {
  if (lane.closure !== null) return { state: lane.closure, until: lane.closedUntil }
  return lane.openUntil > sentAt
    ? { state: 'rests', until: lane.openUntil }
    : { state: 'open', until: 0 }
}

/** The first of those that leave for the internet where a worker does. */
function before({ report }: SeenReport, reports: readonly SeenReport[]): string | null {
  const [first] = reports
    .filter((other) => isLive(other) && other.report.exit === report.exit)
    .map((other) => other.report)
    .toSorted((a, b) => a.startedAt - b.startedAt || a.name.localeCompare(b.name))
  return first === undefined || first.name === report.name ? null : first.name
}

function expectedWorker(name: string): SeenWorker {
  return {
    name,
    state: 'expected',
    release: '',
    address: '',
    seenAt: null,
    perMinute: 0,
    batches: 0,
    behind: null,
    lanes: [],
  }
}
