import { z } from 'zod'
import type { Resource } from '../../api/contract/resources.ts'
import { stateText } from '../../words/health.ts'
import { providerText } from '../../words/provider.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { filterFlags, timeSchema } from './filter-options.ts'
import { linkInput, linkOptions } from './link-options.ts'
import { idSchema, requireLinks, selectionInput, selectionOf } from './selection.ts'

/** Tells of a link that was changed. */
function showSaved(link: Resource, { json, terminal, words }: Session) {
  terminal.out(json ? JSON.stringify(link) : words.t('cli.resources.edit.done', { id: link.id }))
  return exitCode.ok
}

export const editResource = defineCommand({
  name: 'resources edit',
  arguments: '<id>',
  options: linkOptions,
  examples: ['resources edit 1 --title 黑镜 --note "第一季"'],
  input: z.object({
    id: idSchema,
    ...linkInput,
  }),
  run({ id, tag: tags, ...texts }, session) {
    const changes = { tags, ...texts }
    if (Object.values(changes).every((part) => part === undefined)) {
      throw new CommandError('USAGE', session.words.t('cli.resources.edit.nothing'))
    }
    return session.withApi(async (api) =>
      showSaved(await api.resources.change({ id, ...changes }), session),
    )
  },
})

export const replaceResource = defineCommand({
  name: 'resources replace',
  arguments: '<id> [url]',
  options: ['--passcode <code>', '--by <id>'],
  examples: [
    'resources replace 1 "https://pan.quark.cn/s/0123456789ab?pwd=a1B2"',
    'resources replace 1 --by 2',
  ],
  input: z.object({
    id: idSchema,
    url: z.string().optional(),
    passcode: z.string().optional(),
    by: idSchema.optional(),
  }),
  run({ id, url, passcode, by }, session) {
    const { json, terminal, withApi, words } = session
    if ((url === undefined) === (by === undefined)) {
      throw new CommandError('USAGE', words.t('cli.resources.replace.urlOrBy'))
    }
    return withApi(async (api) => {
      if (url !== undefined) {
        return showSaved(await api.resources.replaceLink({ id, url, passcode }), session)
      }
      const answer = await api.resources.takeLink({ id, from: by ?? 0 })
      if (json) terminal.out(JSON.stringify(answer))
      else {
        terminal.out(words.t('cli.resources.edit.done', { id }))
        terminal.say(words.t('cli.resources.change.undo', { undo: answer.undo }))
      }
      return exitCode.ok
    })
  },
})

export const listReplacements = defineCommand({
  name: 'resources replacements',
  arguments: '[id...]',
  options: filterFlags,
  examples: ['resources replacements 1', 'resources replacements --died-since 7d'],
  input: z.object(selectionInput),
  run(chosen, session) {
    const { json, terminal, withApi, words } = session
    const selection = selectionOf(chosen, session)
    return withApi(async (api) => {
      await requireLinks(api, selection, session)
      const found = await api.resources.replacements(selection)
      if (json) terminal.out(JSON.stringify(found))
      else if (found.length === 0) terminal.say(words.t('links.noneDead'))
      for (const { resource, candidates } of json ? [] : found) {
        terminal.out(`${resource.id}  ${resource.title}`)
        for (const { id, provider, state, title, url } of candidates) {
          const facts = [providerText(words, provider), stateText(words, state)]
          terminal.out(`  ${id}  ${title}  ${facts.join('  ')}  ${url}`)
        }
      }
      return exitCode.ok
    })
  },
})

export const overrideResource = defineCommand({
  name: 'resources override',
  arguments: '<id>',
  options: ['--alive', '--dead', '--until <day>', '--end'],
  examples: ['resources override 1 --alive --until 2099-01-31', 'resources override 1 --end'],
  input: z.object({
    id: idSchema,
    alive: z.literal(true).optional(),
    dead: z.literal(true).optional(),
    until: timeSchema.optional(),
    end: z.literal(true).optional(),
  }),
  run({ id, alive, dead, until, end }, session) {
    const isSaid = (alive ?? false) !== (dead ?? false) && until !== undefined
    if (isSaid === (end ?? false)) {
      throw new CommandError('USAGE', session.words.t('cli.resources.override.what'))
    }
    const life = alive ? 'alive' : 'dead'
    const override = until === undefined ? null : ({ life, until } as const)
    return session.withApi(async (api) =>
      showSaved(await api.resources.override({ id, override: end ? null : override }), session),
    )
  },
})

export const reviewResources = defineCommand({
  name: 'resources review',
  arguments: '[id...]',
  examples: ['resources review'],
  input: z.object({ id: z.array(idSchema).default([]) }),
  run: ({ id: ids }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const answer = await api.resources.review({ ids: ids.length === 0 ? 'all' : ids })
      const done = words.t('cli.resources.review.done', { count: answer.reviewed })
      terminal.out(json ? JSON.stringify(answer) : done)
      return exitCode.ok
    }),
})
