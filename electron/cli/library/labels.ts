import { z } from 'zod'
import { type Command, defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { table } from '../table.ts'

function listLabels(kind: 'categories' | 'tags'): Command {
  return defineCommand({
    name: `resources ${kind}`,
    options: ['--filter <text>'],
    examples: [`resources ${kind}`],
    input: z.object({ filter: z.string().max(100).default('') }),
    run: ({ filter }, { json, terminal, withApi, words }) =>
      withApi(async (api) => {
        const labels = await api[kind].list({ text: filter })
        if (json) terminal.out(JSON.stringify(labels))
        else if (labels.length === 0) terminal.say(words.t(`cli.resources.${kind}.none`))
        else {
          const header = [words.t('column.name'), words.t('cli.resources.links')]
          const rows = labels.map(({ name, count }) => [name, String(count)])
          for (const line of table(header, rows, terminal)) terminal.out(line)
        }
        return exitCode.ok
      }),
  })
}

export const listCategories = listLabels('categories')
export const listTags = listLabels('tags')
