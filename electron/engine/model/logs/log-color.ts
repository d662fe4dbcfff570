import { z } from 'zod'

/** The colours that a log knows; each is readable on every surface. */
export const logColors = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'gray'] as const
export type LogColor = (typeof logColors)[number]

/** What of a line has a colour: from one character up to another, in their order. */
export const logColorsSchema = z
  .array(z.object({ from: z.number(), to: z.number(), color: z.enum(logColors) }))
  .readonly()
export type LogColors = z.output<typeof logColorsSchema>
