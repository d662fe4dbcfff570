import type { Engine } from '../engine/engine.ts'
import type { Refusal } from '../engine/model/refusal.ts'
import type { Words } from '../words/catalogue.ts'
import { errorText } from '../words/error-text.ts'
import { requireForSettings, requireRight } from './caller.ts'
import type { Procedures } from './procedures.ts'

/** A file of jobs and settings, for whoever asks; why one is refused in the language of the settings. */
export function createJobsFileAnswers(os: Procedures, { moves }: Engine, words: Words) {
  const { jobsFile } = moves
  const calls = os.jobsFile
  const refusalIn = (refusal: Refusal) => ({
    code: refusal.code,
    message: errorText(words, refusal),
  })
  const inWords = <Difference extends { readonly refusal: Refusal | null }>({
    refusal,
    ...difference
  }: Difference) => ({ ...difference, refusal: refusal && refusalIn(refusal) })
  return {
    export: calls.export.handler(() => jobsFile.export()),
    preview: calls.preview.handler(({ input }) => {
      const { jobs, proxies, settings, ...preview } = jobsFile.preview(input.text)
      return {
        ...preview,
        jobs: jobs.map(inWords),
        settings: settings.map(inWords),
        proxies: [...proxies],
      }
    }),
    take: calls.take.handler(({ context, input }) => {
      requireRight(context.caller, 'write')
      requireForSettings(context.caller, input.settings)
      return jobsFile.take(input)
    }),
    restore: calls.restore.handler(({ context, input }) => {
      requireRight(context.caller, 'write')
      requireForSettings(context.caller, jobsFile.undoneSettings(input.undo))
      const { refused, ...counts } = jobsFile.restore(input.undo)
      return {
        ...counts,
        refused: {
          jobs: refused.jobs.map(({ id, refusal }) => ({ id, refusal: refusalIn(refusal) })),
          settings: refused.settings.map(({ field, refusal }) => {
            return { field, refusal: refusalIn(refusal) }
          }),
        },
      }
    }),
  }
}
