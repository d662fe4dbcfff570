import type { z } from 'zod'
import {
  backUpJobId,
  backUpParamsSchema,
  checkJobId,
  checkNumbersSchema,
  cleanupJobId,
  cleanupParamsSchema,
} from '../../../../electron/api/contract/jobs.ts'
import { type NumberLimits, numberLimits } from '../../../components/form/limits.ts'

export type NumberParams = Readonly<Record<string, number | null>>

type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'links' | 'runs' | 'checks' | 'backups'

export type NumberParam = {
  readonly name: string
  readonly unit: Unit
  readonly limits: NumberLimits
  /** An empty field means null, not the saved value. */
  readonly canBeEmpty: boolean
}

type NumberForm = {
  readonly schema: z.ZodType<Record<string, number | null>>
  readonly params: readonly NumberParam[]
}

/** The numbers of a shape in the order of its units; what has none is not asked for. */
function paramsOf<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  units: { readonly [Name in keyof Shape]: Unit | null },
): NumberParam[] {
  return Object.entries<Unit | null>(units).flatMap(([name, unit]) => {
    const schema = shape[name]
    if (schema === undefined || unit === null) return []
    const canBeEmpty = schema.safeParse(null).success
    return [{ name, unit, limits: numberLimits(schema), canBeEmpty }]
  })
}

/** The numbers among the parameters of the built-in jobs. */
export const numberForms: Readonly<Record<string, NumberForm>> = {
  [checkJobId]: {
    schema: checkNumbersSchema,
    params: paramsOf(checkNumbersSchema.shape, {
      pauseMinSeconds: 'seconds',
      pauseMaxSeconds: 'seconds',
      restEvery: 'links',
      restSeconds: 'seconds',
      timeoutSeconds: 'seconds',
      limit: 'links',
      budgetMinutes: 'minutes',
      longestDays: 'days',
      recheckDays: 'days',
      secondLookHours: 'hours',
      concurrency: null,
      attempts: null,
      backOffSeconds: null,
    }),
  },
  [cleanupJobId]: {
    schema: cleanupParamsSchema,
    params: paramsOf(cleanupParamsSchema.shape, {
      runDays: 'days',
      runsKept: 'runs',
      checkDays: 'days',
      checksKept: 'checks',
      logDays: 'days',
      temporaryDays: 'days',
    }),
  },
  [backUpJobId]: {
    schema: backUpParamsSchema,
    params: paramsOf(backUpParamsSchema.shape, { keep: 'backups' }),
  },
}

export function numberForm(jobId: string): NumberForm | undefined {
  return Object.hasOwn(numberForms, jobId) ? numberForms[jobId] : undefined
}
