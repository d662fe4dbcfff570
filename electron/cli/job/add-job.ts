import { z } from 'zod'
import { jobIdSchema, jobLabelsSchema } from '../../api/contract/jobs.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import {
  jobInput,
  jobOptions,
  readNotifyOn,
  readParams,
  readPolicy,
  readScript,
  showJob,
} from './job-options.ts'
import { readSchedule, withOptionNames } from './schedule.ts'

export const addJob = defineCommand({
  name: 'job add',
  arguments: '<id> [command...]',
  options: jobOptions,
  examples: [
    'job add backup_nas --cron "30 3 * * *" -- rsync -a /srv/data /mnt/nas',
    'job add tell_me --on died=check_resources_links -- notify-send "Dead links"',
    'job add 签到 --every 6h --environment .env --folder . -- python3 sign_in.py',
  ],
  input: z.object({
    ...jobInput,
    id: jobIdSchema,
    label: jobLabelsSchema.default([]),
    paused: z.boolean().default(false),
  }),
  async run({ id, label: labels, name = id, paused, ...input }, session) {
    const { t } = session.words
    const trigger = readSchedule(input, undefined, session)
    if (!trigger) throw new CommandError('USAGE', t('cli.job.noSchedule'))
    const script = { ...(await readScript(input, session)), ...readParams(input.param, session) }
    const { program } = script
    if (typeof program !== 'string') throw new CommandError('USAGE', t('cli.job.noProgram'))
    const policy = readPolicy(input, session)
    const notifyOn = readNotifyOn(input.notifyOn)
    return session.withApi(async (api) => {
      const params = { ...script, program }
      const draft = {
        id,
        kind: 'script',
        name,
        trigger,
        params,
        policy,
        paused,
        labels,
        notifyOn,
      } as const
      showJob(await withOptionNames(api.jobs.create(draft)), 'cli.job.add.done', session)
      return exitCode.ok
    })
  },
})
