import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeExport } from '../../engine/storage.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { secretNames } from './export-all.ts'
import { chosenTarget } from './export-target.ts'

export const exportJobs = defineCommand({
  name: 'job export',
  arguments: '[file]',
  options: ['-y, --yes'],
  examples: ['job export jobs.pansentry-jobs.json', 'job export > jobs.pansentry-jobs.json'],
  input: z.object({ file: z.string().optional(), yes: z.boolean().default(false) }),
  async run({ file, yes }, session) {
    const { json, terminal, words, withApi } = session
    const { t } = words
    const target = file === undefined ? undefined : await chosenTarget(file, yes, session)
    return withApi(
      async (api) => {
        const found = await api.jobsFile.export()
        const text = JSON.stringify(found, null, 2)
        const secretsLeftOut = secretNames(found.secrets)
        if (target === undefined) terminal.out(json ? JSON.stringify(found) : text)
        else {
          await writeExport(target, (partial) =>
            writeFile(partial, `${text}\n`, { mode: 0o600, flush: true }),
          )
          const { leftOut } = found
          if (json) terminal.out(JSON.stringify({ file, secretsLeftOut, leftOut }))
          else terminal.out(t('cli.job.export.done', { file, count: found.jobs.length }))
        }
        if (!json && secretsLeftOut.length > 0) {
          terminal.say(t('settings.typeAgain', { names: secretsLeftOut.join(', ') }))
        }
        return exitCode.ok
      },
      { holds: true },
    )
  },
})
