import { z } from 'zod'
import { jobLabelsSchema, scriptParamsSchema } from '../../api/contract/jobs.ts'
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

export const setJob = defineCommand({
  name: 'job set',
  arguments: '<id> [command...]',
  options: [...jobOptions, '--no-label', '--no-on', '--no-times', '--no-not-while', '--no-paused'],
  examples: [
    'job set check_resources_links --cron "0 4 * * *" --tz Asia/Shanghai',
    'job set back_up_database --param keep=14',
    'job set backup_nas --policy retries=3 --policy timeLimitSeconds=3600',
    'job set backup_nas --on file=/srv/data --on network --not-while battery',
    'job set backup_nas --on resume --no-times',
  ],
  input: z.object({
    ...jobInput,
    id: z.string(),
    label: z.union([jobLabelsSchema, z.literal(false)]).optional(),
    paused: z.boolean().optional(),
  }),
  async run({ id, label, name, paused, ...input }, session) {
    const { t } = session.words
    const script = await readScript(input, session)
    const params: Record<string, unknown> = { ...script, ...readParams(input.param, session) }
    const policy = readPolicy(input, session)
    return session.withApi(async (api) => {
      const job = await api.jobs.get({ id })
      const kept = job.isAvailable ? job.trigger : undefined
      const trigger = readSchedule(input, kept, session)
      if (job.isAvailable && job.kind !== 'script' && Object.keys(script).length > 0) {
        throw new CommandError('USAGE', t('cli.job.notScript', { id }))
      }
      // What is marked already stays so.
      const { data: was } = scriptParamsSchema.safeParse(job.isAvailable ? job.params : undefined)
      if (was && input.secret.length > 0) params['secrets'] = [...was.secrets, ...input.secret]
      const paramChanges = Object.keys(params).length > 0 ? params : undefined
      const labels = label === false ? [] : label
      const notifyOn = readNotifyOn(input.notifyOn)
      const changes = { name, labels, trigger, paramChanges, policy, paused, notifyOn }
      if (Object.values(changes).every((change) => change === undefined)) {
        throw new CommandError('USAGE', t('cli.job.noChange'))
      }
      showJob(await withOptionNames(api.jobs.edit({ id, ...changes })), 'cli.job.set.done', session)
      return exitCode.ok
    })
  },
})
