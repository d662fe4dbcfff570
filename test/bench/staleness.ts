import { nextCheckAt } from '../../electron/engine/links/checks/answers/next-check.ts'
import { judge, type Standing } from '../../electron/engine/model/standing.ts'
import type { Verdict } from '../../electron/engine/model/verdict.ts'
import { seeded } from '../support/seeded.ts'
import { unasked } from '../support/standing.ts'

export type StalenessFigures = {
  readonly links: number
  readonly nights: number
  /** Links a night may ask. */
  readonly budget: number
  /** Links asked, against asking every one each night. */
  readonly asked: number
  readonly askedDaily: number
  readonly saved: number
  /** The longest any link that was not known to be dead went unasked, in days. */
  readonly worstStalenessDays: number
  /** From a share's death to the night it was noticed, in days. */
  readonly noticedAfterDays: { readonly mean: number; readonly worst: number }
  /** What the busiest night asked, once the first two months are over. */
  readonly busiestNight: number
}

const dayMs = 86_400_000
const secondLookMs = 6 * 3_600_000
const intervals = { longestDays: 14, recheckDays: 7, secondLookHours: 6 }

// What a share is likely to do: about as in a collection where a third dies within a year.
const deathADay = 0.001
const returnADay = 0.0002
const undecidedAnswer = 0.02

// Everything is new on the first nights, and asked daily as far as the budget goes.
const settled = 60

type Share = {
  standing: Standing
  dueAt: number
  checkedAt: number
  isAlive: boolean
  diedAt: number
}

/** Lives through many nights with the real policy and simulated shares: what is saved, and what it costs. */
export function benchStaleness(links = 100_000, budget = 10_000, nights = 365): StalenessFigures {
  // The same year every time.
  const random = seeded(7)
  const shares = Array.from({ length: links }, newShare)
  let asked = 0
  let worst = 0
  let busiest = 0
  const noticed: number[] = []
  for (let night = 0; night < nights; night += 1) {
    const now = night * dayMs
    for (const share of shares) {
      live(share, now, random)
      if (share.standing.isExpired) continue
      worst = Math.max(worst, now - Math.max(share.checkedAt, 0))
    }
    // The longest overdue first, as a campaign takes them.
    const due = shares.filter(({ dueAt }) => dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt)
    const tonight = due.slice(0, budget)
    for (const share of tonight) {
      const verdict = answerOf(share.isAlive, random())
      const judgement = judge(share.standing, verdict, now, secondLookMs)
      if (judgement.change === 'died') noticed.push(now - share.diedAt)
      share.standing = judgement.standing
      share.checkedAt = now
      share.dueAt = nextCheckAt(judgement, verdict.state, intervals, now, random())
    }
    asked += tonight.length
    if (night >= settled) busiest = Math.max(busiest, tonight.length)
  }
  const askedDaily = links * nights
  return {
    links,
    nights,
    budget,
    asked,
    askedDaily,
    saved: 1 - asked / askedDaily,
    worstStalenessDays: worst / dayMs,
    noticedAfterDays: {
      mean: noticed.reduce((sum, ms) => sum + ms, 0) / noticed.length / dayMs,
      worst: Math.max(...noticed) / dayMs,
    },
    busiestNight: busiest,
  }
}

// What one address asks in a day of a drive that is asked with care: its `perDay`.
const linksADay = 3000

// A list is simulated as its fifth part, and so is a day.
const part = 5

/** The same where several machines ask one drive for lists of several sizes. */
export function benchStalenessOfMachines(): Record<string, object> {
  const pairs = [10_000, 30_000, 100_000].flatMap((links) =>
    [1, 2, 3, 4, 6].map((machines) => ({ links, machines })),
  )
  return Object.fromEntries(
    pairs.map(({ links, machines }) => {
      const year = benchStaleness(links / part, (machines * linksADay) / part)
      const { busiestNight, noticedAfterDays, worstStalenessDays } = year
      const figures = { ...noticedAfterDays, worstStalenessDays, busiestNight: busiestNight * part }
      return [`${links} links, ${machines} machines`, figures]
    }),
  )
}

function newShare(): Share {
  return { standing: unasked, dueAt: 0, checkedAt: -1, isAlive: true, diedAt: 0 }
}

function live(share: Share, now: number, random: () => number): void {
  if (share.isAlive && random() < deathADay) {
    share.isAlive = false
    share.diedAt = now
  } else if (!share.isAlive && random() < returnADay) share.isAlive = true
}

function answerOf(isAlive: boolean, chance: number): Verdict {
  if (chance < undecidedAnswer) return { state: 'error', code: 'http.502', reason: '' }
  const state = isAlive ? 'valid' : 'cancelled'
  return { state, code: 'x', reason: '' }
}
