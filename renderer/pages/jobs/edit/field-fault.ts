import { ORPCError } from '@orpc/client'
import { z } from 'zod'
import { misfitOf } from '../../../../electron/api/contract/jobs.ts'
import { isReason } from '../../../../electron/api/contract/runs.ts'
import type { Words } from '../../../../electron/words/catalogue.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { jobProblemText } from '../../../../electron/words/job-problem.ts'
import { messageTexts } from '../../../../electron/words/message-text.ts'

/** Why a job was not saved, and the field at fault (`params.program`, `trigger.hour`, `id` …); empty for none. */
export type FieldFault = { readonly field: string; readonly text: string }

const named = z.looseObject({ field: z.string(), reason: z.string() })
const scheduled = z.object({ field: z.string() })
/** What the contract refused before the engine saw it. */
const issues = z.object({
  issues: z.tuple(
    [z.looseObject({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })],
    z.unknown(),
  ),
})

export function faultOf(
  i18n: Pick<Words, 't' | 'exists' | 'language'>,
  error: unknown,
): FieldFault {
  const text = errorText(i18n, error)
  if (!(error instanceof ORPCError)) return { field: '', text }
  switch (error.code) {
    case 'JOB_EXISTS':
      return { field: 'id', text }
    case 'JOB_INVALID': {
      const { data } = named.safeParse(error.data)
      return data
        ? {
            field: data.field,
            text: isReason(data)
              ? messageTexts(i18n)(data.because)
              : jobProblemText(i18n, data.reason),
          }
        : { field: '', text }
    }
    case 'SCHEDULE_INVALID': {
      const { data } = scheduled.safeParse(error.data)
      return { field: data?.field ? `trigger.${data.field}` : 'trigger', text }
    }
    case 'SCHEDULE_NEVER_DUE':
      return { field: 'trigger', text }
    case 'BAD_REQUEST': {
      const [first] = issues.safeParse(error.data).data?.issues ?? []
      return first
        ? { field: first.path.join('.'), text: issueText(i18n, first) }
        : { field: '', text }
    }
    default:
      return { field: '', text }
  }
}

// These show beside their field; those of a schedule in the schedule's part of the form.
const hasPlace =
  /^(?:id|name|trigger(?:\..*)?|params\.(?:program|arguments|folder|environment|secrets|lanes)(?:\..*)?)$/

/** The text of a fault that no field of the form shows; empty if there is none. */
export function faultElsewhere(fault: FieldFault | null): string {
  return fault === null || hasPlace.test(fault.field) ? '' : fault.text
}

/** The text for a field, if the field or a part of it was refused. */
export function faultAt(fault: FieldFault | null | undefined, field: string): string | undefined {
  if (!fault) return undefined
  return fault.field === field || fault.field.startsWith(`${field}.`) ? fault.text : undefined
}

/** What a schema has against a value: our sentence for it, or one for its kind. */
function issueText(
  words: Pick<Words, 't' | 'language'>,
  issue: { readonly message: string },
): string {
  const misfit = misfitOf(issue)
  return misfit ? messageTexts(words)(misfit.because) : jobProblemText(words, issue.message)
}
