import { z } from 'zod'
import { type Command, defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { Session } from '../session.ts'
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

/** The commands that put categories in order, or tags. */
function labelCommands(kind: 'categories' | 'tags', group: 'category' | 'tag') {
  const name = z.string()
  const rename = defineCommand({
    name: `resources rename-${group}`,
    arguments: '<name> <to>',
    examples: [`resources rename-${group} 影片 电影`],
    input: z.object({ name, to: name }),
    run: (input, { json, terminal, withApi, words }) =>
      withApi(async (api) => {
        await api[kind].rename(input)
        const done = words.t('cli.resources.renamed', input)
        terminal.out(json ? JSON.stringify({ renamed: input.to }) : done)
        return exitCode.ok
      }),
  })
  const merge = defineCommand({
    name: `resources merge-${group}`,
    arguments: '<name> <into>',
    examples: [`resources merge-${group} 影片 电影`],
    input: z.object({ name, into: name }),
    run: (input, session) =>
      session.withApi(async (api) => changed(await api[kind].merge(input), session)),
  })
  const remove = defineCommand({
    name: `resources delete-${group}`,
    arguments: '<name>',
    examples: [`resources delete-${group} 影片`],
    input: z.object({ name }),
    run: (input, session) =>
      session.withApi(async (api) => changed(await api[kind].delete(input), session)),
  })
  return [rename, merge, remove]
}

function changed(answer: { readonly changed: number }, { json, terminal, words }: Session) {
  const done = words.t('cli.resources.change.done', { count: answer.changed })
  terminal.out(json ? JSON.stringify(answer) : done)
  return exitCode.ok
}

export const orderLabels = [
  ...labelCommands('categories', 'category'),
  ...labelCommands('tags', 'tag'),
]
