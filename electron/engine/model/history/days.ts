import { z } from 'zod'
import { providerSchema } from '../link.ts'
import { healthCountsSchema } from '../resource.ts'

/** What was found of a drive's links on one day. */
export const driveDaySchema = z.object({
  provider: providerSchema,
  asked: z.number(),
  died: z.number(),
  revived: z.number(),
  /** The mean time a deciding answer took; null where there was none. */
  latencyMs: z.number().nullable(),
  /** How the links stood at its end; today, how they stand now. */
  counts: healthCountsSchema,
})

/** One day of the calendar, in the zone that held then. */
export const historyDaySchema = z.object({
  day: z.iso.date(),
  /** When it began and ended, as the calendar stands now, in milliseconds since 1970. */
  from: z.number(),
  until: z.number(),
  drives: z.array(driveDaySchema),
})

export type HistoryDay = Readonly<z.output<typeof historyDaySchema>>

/** The most days that one call gives. */
export const mostDays = 366

/** How a drive stands now. Times are milliseconds since 1970. */
export const driveSchema = z.object({
  provider: providerSchema,
  counts: healthCountsSchema,
  /** Its links are kept and never asked. */
  isKeptOnly: z.boolean(),
  /** Until when it is left alone; null for not at all. */
  restsUntil: z.number().nullable(),
  /** Links asked today, by the days of UTC where a limit holds. */
  askedToday: z.number(),
  /** Links that may be asked in a day; null for any number. */
  perDay: z.number().nullable(),
})

export type Drive = Readonly<z.output<typeof driveSchema>>
