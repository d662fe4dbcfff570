import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'

export const restoreJobs = defineCommand({
  name: 'job restore',
  arguments: '<undo>',
  examples: ['job restore 1'],
  input: z.object({ undo: z.coerce.number().int().min(1) }),
  run: ({ undo }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const answer = await api.jobsFile.restore({ undo })
      terminal.out(json ? JSON.stringify(answer) : words.t('jobsFile.undone', answer))
      const { jobs, settings } = answer.refused
      const refused = [
        ...jobs.map((job) => ({ ...job, what: job.id })),
        ...settings.map((setting) => ({ ...setting, what: setting.field })),
      ]
      if (!json) {
        for (const { refusal, what } of refused) {
          const line = words.t('jobsFile.notUndone', { what, reason: refusal.message })
          terminal.out(terminal.paint('bad', line))
        }
      }
      return refused.length === 0 ? exitCode.ok : exitCode.failed
    }),
})
