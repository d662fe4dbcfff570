import { z } from 'zod'

/** What a person writes of a link beside its address. */
export const linkOptions = [
  '--title <text>',
  '--passcode <code>',
  '--category <name>',
  '--tag <name...>',
  '--note <text>',
] as const

export const linkInput = {
  title: z.string().optional(),
  passcode: z.string().optional(),
  category: z.string().optional(),
  tag: z.array(z.string()).optional(),
  note: z.string().optional(),
}
