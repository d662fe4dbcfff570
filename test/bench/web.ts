import { childFigures } from './child-figures.ts'
import type { Call, Report } from './contestants/contest.ts'
import { type Kind, type Truth, zooLinks } from './zoo.ts'
import { startZoo } from './zoo-process.ts'

// The plain loop is the ceiling; kept, it also does what undici leaves off by default: reuse a connection after a HEAD.
const contestants = {
  undiciLoop: ['undici-loop'],
  undiciLoopKept: ['undici-loop', 'kept'],
  pansentry: ['pansentry'],
  linkinator: ['linkinator'],
} as const

type Contestant = keyof typeof contestants

export type WebFigures = {
  readonly wallS: number
  /** Until the last link that can be decided at all had its final call: without the waits for those that hang. */
  readonly decidedS: number
  readonly cpuS: number
  readonly peakRssMiB: number
  readonly liveCalledLive: number
  readonly falseDeaths: number
  /** Live links called neither alive nor dead. */
  readonly errorsOnLive: number
  readonly hardDeathsFound: number
  readonly softHinted: number
  readonly undecidableCalledSo: number
  /** Requests before a `Retry-After` was over. */
  readonly early: number
  readonly requests: number
  /** How often a kind of link was called something else than what it is. */
  readonly wrong: Partial<Record<Kind, Partial<Record<Truth | 'nothing', number>>>>
}

/** 20,000 links of all kinds, each contestant beside the plain undici loop. Takes minutes: some links hang. */
export async function benchWeb(scale = Number(process.env['BENCH_SCALE'] ?? 1)) {
  await using zoo = await startZoo(scale)
  const { http, https } = zoo.ports
  const figures = {} as Record<Contestant, WebFigures>
  for (const [name, [script, ...flags]] of Object.entries(contestants)) {
    await zoo.reset()
    const args = [...[http, https, scale].map(String), ...flags]
    const report = await childFigures<Report>(`contestants/${script}.ts`, args)
    figures[name as Contestant] = { ...score(report, scale), ...(await zoo.tally()) }
  }
  return {
    links: zooLinks(zoo.ports, scale).length,
    ...figures,
    pansentryAgainstLoop: against(figures.pansentry, figures.undiciLoop),
    pansentryAgainstKeptLoop: against(figures.pansentry, figures.undiciLoopKept),
    linkinatorAgainstLoop: against(figures.linkinator, figures.undiciLoop),
  }
}

/** Throughput: higher is better; CPU: lower is better. */
function against(one: WebFigures, loop: WebFigures) {
  return {
    throughput: loop.wallS / one.wallS,
    throughputUntilDecided: loop.decidedS / one.decidedS,
    cpu: one.cpuS / loop.cpuS,
  }
}

function score({ wallMs, cpuMs, peakRssMiB, calls }: Report, scale: number) {
  const links = zooLinks({ http: 0, https: 0 }, scale)
  const called = links.map(({ kind, truth }, index) => ({
    kind,
    truth,
    call: calls[index] ?? null,
  }))
  const count = (truth: Truth, finding: Truth) =>
    called.filter((link) => link.truth === truth && link.call?.finding === finding).length
  const live = called.filter(({ truth }) => truth === 'alive').length
  const liveCalledLive = count('alive', 'alive')
  const falseDeaths = count('alive', 'dead')
  const decided = called.filter(({ truth }) => truth !== 'undecided')
  return {
    wallS: wallMs / 1000,
    decidedS: decided.reduce((latest, { call }) => Math.max(latest, call?.atMs ?? 0), 0) / 1000,
    cpuS: cpuMs / 1000,
    peakRssMiB,
    liveCalledLive,
    falseDeaths,
    errorsOnLive: live - liveCalledLive - falseDeaths,
    hardDeathsFound: count('dead', 'dead'),
    softHinted: count('hinted', 'hinted'),
    undecidableCalledSo: count('undecided', 'undecided'),
    wrong: wrongCalls(called),
  }
}

function wrongCalls(
  called: readonly { kind: Kind; truth: Truth; call: Call | null }[],
): WebFigures['wrong'] {
  const wrong: WebFigures['wrong'] = {}
  for (const { kind, truth, call } of called) {
    if (call?.finding === truth) continue
    const finding = call?.finding ?? 'nothing'
    const counts = wrong[kind] ?? {}
    wrong[kind] = { ...counts, [finding]: (counts[finding] ?? 0) + 1 }
  }
  return wrong
}
