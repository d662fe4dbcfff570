import { z } from 'zod'
import { monthSchema } from '../../api/contract/saving/calendar.ts'
import { dayWords } from '../../words/wall-clock.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { table } from '../table.ts'

/** What came when: a line for each task of each day. */
export const showCalendar = defineCommand({
  name: 'save calendar',
  arguments: '[month]',
  examples: ['save calendar', 'save calendar 2026-11'],
  input: z.object({ month: monthSchema.optional() }),
  run: ({ month }, session) =>
    session.withApi(async (api) => {
      const { format, json, terminal, words } = session
      const found = await api.saving.calendar({ month })
      if (json) {
        terminal.out(JSON.stringify(found))
        return exitCode.ok
      }
      if (found.days.length === 0) {
        terminal.say(words.t('cli.save.calendar.none', { month: found.month }))
        return exitCode.ok
      }
      const header = ['when', 'name', 'files'].map((name) => words.t(`column.${name}`))
      const rows = found.days.flatMap(({ day, tasks }) =>
        tasks.map(({ files, taskName }) => [
          dayWords(day, words.language),
          taskName,
          format.number(files),
        ]),
      )
      for (const line of table(header, rows, terminal)) terminal.out(line)
      return exitCode.ok
    }),
})
