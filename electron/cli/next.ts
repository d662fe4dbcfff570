import { z } from 'zod'
import { scheduleWords } from '../words/schedule-words.ts'
import { defineCommand } from './command.ts'
import { exitCode } from './exit-code.ts'

export const next = defineCommand({
  name: 'next',
  arguments: '<crontab>',
  options: ['--tz <zone>', '-n, --count <n>'],
  examples: ['next "0 2 * * *"', 'next "0 9 * * mon-fri" --tz Asia/Shanghai --count 3'],
  input: z.object({
    crontab: z.string(),
    tz: z.string().optional(),
    count: z.coerce.number().int().min(1).max(20).default(5),
  }),
  run: ({ crontab, tz, count }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const trigger = { kind: 'cron' as const, crontab, timeZone: tz }
      const times = await api.jobs.nextTimes({ trigger, count })
      const { timeZone } = await api.settings.get()
      const zone = tz ?? (timeZone === 'system' ? undefined : timeZone)
      const shown = new Intl.DateTimeFormat(words.language, {
        ...(zone === undefined ? {} : { timeZone: zone }),
        dateStyle: 'full',
        timeStyle: 'long',
        hourCycle: 'h23',
      })
      if (json) {
        terminal.out(JSON.stringify(times.map((at) => ({ at, iso: new Date(at).toISOString() }))))
        return exitCode.ok
      }
      terminal.out(terminal.paint('dim', scheduleWords(crontab, words)))
      for (const at of times) terminal.out(shown.format(at))
      if (times.length === 0) terminal.say(words.t('cli.next.never'))
      return exitCode.ok
    }),
})
