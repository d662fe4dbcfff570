import { z } from 'zod'
import type { SavingEnded, SavingStep } from '../../api/contract/saving.ts'
import { leftText, stepTexts } from '../../words/saving/task-words.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readNamed } from '../input/named-value.ts'
import { startRun, waitFor } from '../run/run.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

const id = z.coerce.number().int().min(1)

const planTask = defineCommand({
  name: 'save plan',
  arguments: '<id>',
  examples: ['save plan 1'],
  input: z.object({ id }),
  run: ({ id }, session) =>
    session.withApi(async (api) => {
      const ended = await api.saving.plan({ id })
      if (session.json) session.terminal.out(JSON.stringify(ended))
      else for (const line of planLines(ended, session)) session.terminal.out(line)
      return ended.end.kind === 'planned' ? exitCode.ok : exitCode.failed
    }),
})

const runTasks = defineCommand({
  name: 'save run',
  arguments: '[id]',
  options: ['-w, --wait'],
  examples: ['save run', 'save run 1 --wait'],
  input: z.object({ id: id.optional(), wait: z.boolean().default(false) }),
  run: ({ id, wait }, session) =>
    startRun(async (api) => ({ ...(await api.saving.run({ id })), plan: null }), wait, session),
})

const answerPlan = defineCommand({
  name: 'save answer',
  arguments: '<plan>',
  options: ['--yes', '--no', '--episodes <id=number...>'],
  examples: ['save answer 3 --yes', 'save answer 3 --episodes 2f1c9d=7'],
  input: z.object({
    plan: id,
    yes: z.boolean().default(false),
    no: z.boolean().default(false),
    episodes: z.array(z.string()).default([]),
  }),
  run: ({ episodes, no, plan, yes }, session) =>
    session.withApi(
      async (api, holder) => {
        const { json, terminal, words } = session
        const given = [yes && 'yes', no && 'no', episodes.length > 0 && 'episodes'] as const
        const answers = given.filter((answer) => answer !== false)
        const [answer] = answers
        if (answer === undefined || answers.length > 1) {
          throw new CommandError('USAGE', words.t('cli.save.answer.one'))
        }
        const named = episodes.map((text) => readNamed('episodes', text, session))
        const read = named.map(([sourceId, episode]) => ({ sourceId, episode }))
        const { runId } = await api.saving.answer({ id: plan, answer, episodes: read })
        const isAlone = holder === null || holder.kind === 'cli'
        if (runId !== null && isAlone) return waitFor(api, runId, session)
        const done = answer === 'no' ? 'cli.save.answer.done' : 'cli.save.answer.later'
        const text = runId === null ? words.t(done) : words.t('cli.run.started', { runId })
        terminal.out(json ? JSON.stringify({ runId }) : text)
        return exitCode.ok
      },
      { holds: true },
    ),
})

const listHistory = defineCommand({
  name: 'save history',
  options: ['--task <id>', '-n, --limit <n>'],
  examples: ['save history', 'save history --task 1 --limit 20'],
  input: z.object({
    task: id.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  run: ({ limit, task }, session) =>
    session.withApi(async (api) => {
      const { format, json, terminal, words } = session
      const page = await api.saving.history({ taskId: task, limit })
      if (json) {
        terminal.out(JSON.stringify(page))
        return exitCode.ok
      }
      if (page.files.length === 0) {
        terminal.say(words.t('cli.save.history.none'))
        return exitCode.ok
      }
      const header = ['when', 'name', 'folder'].map((name) => words.t(`column.${name}`))
      const rows = page.files.map(({ folder, name, savedAt }) => [
        format.full(savedAt),
        name,
        folder,
      ])
      for (const line of table(header, rows, terminal)) terminal.out(line)
      return exitCode.ok
    }),
})

const refuseCopy = defineCommand({
  name: 'save refuse',
  arguments: '<id> [file]',
  options: ['--share', '--undo'],
  examples: [
    'save refuse 1 三体.S01E05.mp4',
    'save refuse 1 --share',
    'save refuse 1 --share --undo',
  ],
  input: z.object({
    id,
    file: z.string().optional(),
    share: z.boolean().default(false),
    undo: z.boolean().default(false),
  }),
  run: ({ file, id, share, undo }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      if ((file === undefined) !== share) {
        throw new CommandError('USAGE', words.t('cli.save.refuse.one'))
      }
      const { files } = await api.saving.history({ taskId: id, limit: 500 })
      const known = files.find(({ name, original }) => file === name || file === original)
      const sourceId = share ? null : (known?.sourceId ?? file ?? null)
      await api.saving.refuse({ id, sourceId, isRefused: !undo })
      const done = words.t(undo ? 'cli.save.refuse.undone' : 'cli.save.refuse.done')
      terminal.out(json ? JSON.stringify({ id, sourceId, isRefused: !undo }) : done)
      return exitCode.ok
    }),
})

const answerQuiet = defineCommand({
  name: 'save quiet',
  arguments: '<id>',
  options: ['--over', '--goes-on'],
  examples: ['save quiet 1 --over', 'save quiet 1 --goes-on'],
  input: z.object({ id, over: z.boolean().default(false), goesOn: z.boolean().default(false) }),
  run: ({ goesOn, id, over }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      if (over === goesOn) throw new CommandError('USAGE', words.t('cli.save.quiet.one'))
      await api.saving.answerQuiet({ id, isOver: over })
      const done = words.t(over ? 'cli.save.quiet.over' : 'cli.save.quiet.goesOn')
      terminal.out(json ? JSON.stringify({ id, isOver: over }) : done)
      return exitCode.ok
    }),
})

export const saveRunCommands = [
  planTask,
  runTasks,
  answerPlan,
  listHistory,
  refuseCopy,
  answerQuiet,
]

function planLines({ end, text }: SavingEnded, { words }: Session): string[] {
  if (end.kind !== 'planned') return [text]
  const { left, planId, steps } = end
  return [
    text,
    ...steps.flatMap((step) => stepTexts(words, step)),
    ...left.map((each) => leftText(words, each)),
    ...(planId === null ? [] : answerLines(planId, steps, words)),
  ]
}

function answerLines(id: number, steps: readonly SavingStep[], { t }: Session['words']): string[] {
  const items = steps.flatMap((step) => (step.kind === 'save' ? step.items : []))
  return [
    ...items
      .filter(({ unsure }) => unsure !== '')
      .map(({ id: file, name }) => t('cli.save.plan.episode', { id, file, name })),
    t('cli.save.plan.answer', { id }),
  ]
}
