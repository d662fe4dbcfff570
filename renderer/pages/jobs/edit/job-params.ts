import type { z } from 'zod'
import {
  backUpParamsSchema,
  checkNumbersSchema,
  cleanupParamsSchema,
} from '../../../../electron/api/contract/jobs.ts'

export type NumberParams = Readonly<Record<string, number | null>>

export type NumberParam = {
  readonly name: string
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'links' | 'checks' | 'backups'
  readonly min: number
  readonly max: number
  /** Fractions are allowed. */
  readonly isDecimal?: boolean
  /** Empty means null instead of what was saved. */
  readonly canBeEmpty?: boolean
  /** `params.<name>Hint` says more. */
  readonly hasHint?: boolean
}

type NumberForm = {
  readonly schema: z.ZodType<Record<string, number | null>>
  readonly params: readonly NumberParam[]
}

const seconds = { unit: 'seconds', isDecimal: true } as const

/** The numbers among the parameters of the built-in jobs. */
const forms: Readonly<Record<string, NumberForm>> = {
  check_resources_links: {
    schema: checkNumbersSchema,
    params: [
      { name: 'pauseMinSeconds', ...seconds, min: 0, max: 600 },
      { name: 'pauseMaxSeconds', ...seconds, min: 0, max: 600 },
      { name: 'restEvery', unit: 'links', min: 1, max: 10_000 },
      { name: 'restSeconds', ...seconds, min: 0, max: 3600 },
      { name: 'timeoutSeconds', ...seconds, min: 1, max: 300 },
      { name: 'limit', unit: 'links', min: 1, max: 1_000_000, canBeEmpty: true, hasHint: true },
      {
        name: 'budgetMinutes',
        unit: 'minutes',
        min: 1,
        max: 10_080,
        canBeEmpty: true,
        hasHint: true,
      },
      { name: 'longestDays', unit: 'days', min: 0, max: 365, isDecimal: true, hasHint: true },
      { name: 'recheckDays', unit: 'days', min: 0, max: 365, isDecimal: true, hasHint: true },
      { name: 'secondLookHours', unit: 'hours', min: 0, max: 168, isDecimal: true, hasHint: true },
    ],
  },
  cleanup_temp_files: {
    schema: cleanupParamsSchema,
    params: [
      { name: 'runDays', unit: 'days', min: 1, max: 3650 },
      { name: 'checkDays', unit: 'days', min: 1, max: 3650 },
      { name: 'checksKept', unit: 'checks', min: 1, max: 1000, hasHint: true },
      { name: 'logDays', unit: 'days', min: 1, max: 3650 },
      { name: 'temporaryDays', unit: 'days', min: 1, max: 365, hasHint: true },
    ],
  },
  back_up_database: {
    schema: backUpParamsSchema,
    params: [{ name: 'keep', unit: 'backups', min: 1, max: 365 }],
  },
}

export function numberForm(jobId: string): NumberForm | undefined {
  return Object.hasOwn(forms, jobId) ? forms[jobId] : undefined
}
