import { z } from 'zod'
import type { JobsFilePreview } from '../../api/contract/jobs-file.ts'
import { fieldText, valueText } from '../../words/field-change.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readText } from '../input/text-file.ts'
import type { Session } from '../session.ts'

export const importJobs = defineCommand({
  name: 'job import',
  arguments: '<file>',
  options: ['--dry-run', '-y, --yes'],
  examples: [
    'job import jobs.pansentry-jobs.json --dry-run',
    'job import jobs.pansentry-jobs.json --yes',
  ],
  input: z.object({
    file: z.string(),
    dryRun: z.boolean().default(false),
    yes: z.boolean().default(false),
  }),
  async run({ dryRun, file, yes }, session) {
    const { json, terminal, words, withApi } = session
    const text = await readText(file, session)
    return withApi(
      async (api) => {
        const preview = await api.jobsFile.preview({ text })
        const { jobs, settings } = preview
        const isWhole = [...jobs, ...settings].every(({ refusal }) => refusal === null)
        if (!json) for (const line of previewLines(preview, session)) terminal.out(line)
        if (dryRun) {
          if (json) terminal.out(JSON.stringify(preview))
          return isWhole ? exitCode.ok : exitCode.failed
        }
        if (!yes && !(await terminal.confirm(words.t('cli.job.import.confirm')))) {
          throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
        }
        const taken = await api.jobsFile.take({
          text,
          jobs: jobs.filter(({ refusal }) => refusal === null).map(({ id }) => id),
          settings: settings.filter(({ refusal }) => refusal === null).map(({ field }) => field),
        })
        terminal.out(json ? JSON.stringify({ ...taken, preview }) : words.t('jobsFile.done', taken))
        const { undo } = taken
        if (!json && undo !== null) terminal.out(words.t('cli.job.import.undo', { undo }))
        return isWhole ? exitCode.ok : exitCode.failed
      },
      { holds: true },
    )
  },
})

function previewLines(
  { jobs, keepsSecrets, settings }: JobsFilePreview,
  { terminal, words }: Session,
): string[] {
  const { t } = words
  const all = [
    ...jobs.map((job) => ({ ...job, what: job.id })),
    ...settings.map((setting) => ({ ...setting, what: setting.field, changes: [setting] })),
  ]
  return all.flatMap((each) => {
    const { changes, refusal, state, what } = each
    if (state === 'same') return []
    const head = `${what}: ${t(`jobsFile.state.${state}`)}`
    if (refusal) return [terminal.paint('bad', `${head}: ${refusal.message}`)]
    const unset = 'unsetSecrets' in each ? each.unsetSecrets : []
    const names = unset.join(t('list.separator'))
    const missing = t(keepsSecrets ? 'jobsFile.unset' : 'jobsFile.unkept', { names })
    return [
      head,
      ...changes.map(({ after, before, field }) => {
        const values = { before: valueText(words, before), after: valueText(words, after) }
        return `  ${fieldText(words, field)}: ${t('jobsFile.change', values)}`
      }),
      ...(unset.length > 0 ? [`  ${missing}`] : []),
    ]
  })
}
