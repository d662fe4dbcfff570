import type { z } from 'zod'
import {
  backUpParamsSchema,
  checkNumbersSchema,
  cleanupParamsSchema,
} from '../../../../electron/api/contract/jobs.ts'
import { type NumberLimits, numberLimits } from '../../../components/limits.ts'

export type NumberParams = Readonly<Record<string, number | null>>

type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'links' | 'checks' | 'backups'

export type NumberParam = {
  readonly name: string
  readonly unit: Unit
  readonly limits: NumberLimits
  /** An empty field means null, not the saved value. */
  readonly canBeEmpty: boolean
  /** `params.<name>Hint` explains it. */
  readonly hasHint: boolean
}

type NumberForm = {
  readonly schema: z.ZodType<Record<string, number | null>>
  readonly params: readonly NumberParam[]
}

const hinted: ReadonlySet<string> = new Set([
  'limit',
  'budgetMinutes',
  'longestDays',
  'recheckDays',
  'secondLookHours',
  'checksKept',
  'temporaryDays',
])

/** The numbers of a shape that have a unit here, in this order. */
function paramsOf<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  units: { readonly [Name in keyof Shape]?: Unit },
): NumberParam[] {
  return Object.entries<Unit | undefined>(units).flatMap(([name, unit]) => {
    const schema = shape[name]
    if (schema === undefined || unit === undefined) return []
    const canBeEmpty = schema.safeParse(null).success
    return [{ name, unit, limits: numberLimits(schema), canBeEmpty, hasHint: hinted.has(name) }]
  })
}

/** The numbers among the parameters of the built-in jobs. */
const forms: Readonly<Record<string, NumberForm>> = {
  check_resources_links: {
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
    }),
  },
  cleanup_temp_files: {
    schema: cleanupParamsSchema,
    params: paramsOf(cleanupParamsSchema.shape, {
      runDays: 'days',
      checkDays: 'days',
      checksKept: 'checks',
      logDays: 'days',
      temporaryDays: 'days',
    }),
  },
  back_up_database: {
    schema: backUpParamsSchema,
    params: paramsOf(backUpParamsSchema.shape, { keep: 'backups' }),
  },
}

export function numberForm(jobId: string): NumberForm | undefined {
  return Object.hasOwn(forms, jobId) ? forms[jobId] : undefined
}
