import { z } from 'zod'
import { crontabSchema, timesCountSchema } from '../api/contract/jobs.ts'
import { timeZoneSchema } from '../engine/model/trigger.ts'
import { readTime } from '../engine/time/time-text.ts'
import { formatFor } from '../words/format.ts'
import { triggerWords } from '../words/schedule/schedule-words.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'

export const next = defineCommand({
  name: 'next',
  arguments: '<crontab>',
  options: ['--tz <zone>', '-n, --count <n>', '--from <time>'],
  examples: [
    'next "0 2 * * *"',
    'next "0 9 * * mon-fri" --tz Asia/Shanghai --count 3',
    'next "30 2 * * *" --tz Europe/Berlin --from 2027-03-27',
  ],
  input: z.object({
    crontab: crontabSchema,
    tz: timeZoneSchema.optional(),
    from: z.string().optional(),
    count: z.coerce.number().pipe(timesCountSchema).default(5),
  }),
  run: ({ crontab, tz, count, from }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const trigger = { kind: 'cron' as const, crontab, timeZone: tz }
      const zone = tz ?? session.zone
      const begin = from === undefined ? undefined : readTime('--from', from, zone)
      const times = await api.jobs.nextTimes({ trigger, count, from: begin })
      const format = formatFor(words, zone)
      if (json) {
        terminal.out(JSON.stringify(times.map((at) => ({ at, iso: new Date(at).toISOString() }))))
      }
      if (times.length === 0) throw new CommandError('NEVER_RUNS', words.t('cli.next.never'))
      if (json) return exitCode.ok
      terminal.out(terminal.paint('dim', triggerWords(words, trigger)))
      for (const at of times) terminal.out(format.full(at))
      return exitCode.ok
    }),
})
