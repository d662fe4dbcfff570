import { z } from 'zod'
import { jobName } from '../../words/job-name.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'

export const removeJob = defineCommand({
  name: 'job remove',
  arguments: '<id>',
  options: ['-y, --yes'],
  examples: ['job remove backup_nas', 'job remove backup_nas --yes'],
  input: z.object({ id: z.string(), yes: z.boolean().default(false) }),
  run: ({ id, yes }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const job = await api.jobs.get({ id })
      // What cannot be deleted is refused without a question.
      const canDelete = !job.isAvailable || job.canDelete
      const question = words.t('cli.job.remove.question', { name: jobName(words, job) })
      if (canDelete && !yes && !(await terminal.confirm(question))) {
        throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
      }
      await api.jobs.delete({ id })
      terminal.out(json ? JSON.stringify({ deleted: id }) : words.t('cli.job.remove.done', { id }))
      return exitCode.ok
    }),
})
