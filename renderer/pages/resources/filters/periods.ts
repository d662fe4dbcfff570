import type { Since } from '../../../../electron/api/contract/resources.ts'

/** The last days that are offered. */
export const periods = [1, 7, 30, 90] as const

export function days(count: number): Since {
  return `${count}d`
}

/** How many last days it is; undefined for a time. */
export function daysOf(since: Since): number | undefined {
  return typeof since === 'number' ? undefined : Number.parseInt(since, 10)
}
