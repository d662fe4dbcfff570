import { z } from 'zod'
import { providerSchema } from '../link.ts'
import { deadStates } from '../verdict.ts'

/** The first day of each span in which lifetimes are counted: less than a day, 1 to 6 days, and so on. */
export const lifetimeSpans = [0, 1, 7, 30, 90, 180, 365] as const

export const lifetimesSchema = z.object({
  /** How many died. */
  count: z.number(),
  /** Whole days after which half of them were dead. */
  medianDays: z.number(),
  /** How many died within each of `lifetimeSpans`. */
  spans: z.array(z.number()),
})

export type Lifetimes = Readonly<z.output<typeof lifetimesSchema>>

/** How long the shares lived that died while they were watched; those that were never seen alive are left out. */
export const survivalSchema = z.object({
  all: lifetimesSchema.nullable(),
  byDrive: z.array(lifetimesSchema.extend({ provider: providerSchema })),
  byReason: z.array(lifetimesSchema.extend({ state: z.enum(deadStates) })),
})

export type Survival = Readonly<z.output<typeof survivalSchema>>

const dayMs = 24 * 3_600_000

/** Whole days that a share lived. A clock that was set back makes none of them. */
export function daysLived(aliveSince: number, diedAt: number): number {
  return Math.max(Math.floor((diedAt - aliveSince) / dayMs), 0)
}

/** `days`: whole days, and how many lived so long; in any order. Null for none. */
export function lifetimesOf(
  days: readonly { readonly days: number; readonly count: number }[],
): Lifetimes | null {
  const sorted = days.toSorted((a, b) => a.days - b.days)
  const count = sorted.reduce((sum, each) => sum + each.count, 0)
  if (count === 0) return null
  const spans = lifetimeSpans.map((from, index) => {
    const to = lifetimeSpans[index + 1] ?? Number.POSITIVE_INFINITY
    const within = sorted.filter((each) => each.days >= from && each.days < to)
    return within.reduce((sum, each) => sum + each.count, 0)
  })
  let dead = 0
  const median = sorted.find((each) => {
    dead += each.count
    return dead * 2 >= count
  })
  return { count, medianDays: median?.days ?? 0, spans }
}
