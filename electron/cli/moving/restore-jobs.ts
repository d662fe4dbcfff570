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
      return exitCode.ok
    }),
})
