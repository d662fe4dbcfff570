import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { Refusal } from '../../engine/model/refusal.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { secretNames } from './export-all.ts'

export const exportJobs = defineCommand({
  name: 'job export',
  arguments: '[file]',
  examples: ['job export jobs.pansentry-jobs.json', 'job export > jobs.pansentry-jobs.json'],
  input: z.object({ file: z.string().optional() }),
  async run({ file }, session) {
    const { json, terminal, words, withApi } = session
    const { t } = words
    return withApi(
      async (api) => {
        const found = await api.jobsFile.export()
        const text = JSON.stringify(found, null, 2)
        const secretsLeftOut = secretNames(found.secrets)
        if (file === undefined) terminal.out(json ? JSON.stringify(found) : text)
        else {
          await write(file, `${text}\n`)
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

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal('FILE_UNWRITABLE', { file, reason }, { cause })
  }
}
