import { z } from 'zod'
import {
  type SavingState,
  type SavingTask,
  saveJobId,
  savingTaskDraftSchema,
} from '../../api/contract/saving.ts'
import type { ApiClient } from '../../api/control-client.ts'
import { parseAddress } from '../../engine/links/links.ts'
import { messageTexts } from '../../words/message-text.ts'
import { providerText } from '../../words/provider.ts'
import { stateTones, taskStateOf } from '../../words/saving/task-state.ts'
import { savingTaskText } from '../../words/saving/task-words.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readFitting } from '../input/fitting-value.ts'
import { readText } from '../input/text-file.ts'
import { withOptionNames } from '../job/schedule.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'
import { showCalendar } from './calendar.ts'
import { hookCommands } from './hooks.ts'
import { saveRunCommands } from './save-runs.ts'
import { readTask, taskInput, taskOptions } from './task-options.ts'

const id = z.coerce.number().int().min(1)

const listTasks = defineCommand({
  name: 'save list',
  examples: ['save list'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const [tasks, states, job] = await Promise.all([
        api.saving.tasks.list(),
        api.saving.states(),
        api.jobs.get({ id: saveJobId }),
      ])
      const runId = (job.isAvailable ? job.running?.id : null) ?? null
      if (json) terminal.out(JSON.stringify(tasks))
      else if (tasks.length === 0) terminal.out(words.t('cli.save.list.none'))
      else for (const line of taskTable(tasks, states, runId, session)) terminal.out(line)
      return exitCode.ok
    }),
})

const addTask = defineCommand({
  name: 'save add',
  arguments: '<share>',
  options: taskOptions,
  examples: [
    "save add https://pan.quark.cn/s/a1b2c3d4e5f6 --name 三体 --folder /剧集/三体 --pattern '$TV_MAGIC'",
    "save add 'https://pan.quark.cn/s/a1b2c3d4e5f6?pwd=1234' --name 三体 --folder /三体 --episode '三体.E[]'",
  ],
  input: z.object({ ...taskInput, share: z.string() }),
  run: ({ share, ...input }, session) =>
    session.withApi(async (api) => {
      const given = { ...readTask(input, undefined, session), share }
      const nameOf = (field: string) => `--${field}`
      const draft = readFitting(savingTaskDraftSchema, given, session, nameOf)
      const task = await withOptionNames(api.saving.tasks.add(draft))
      const shown = show(task, 'cli.save.add.done', session)
      const { json, terminal, words } = session
      const drive = parseAddress(task.share)?.provider
      const accounts = await api.accounts.list()
      if (!json && drive && !accounts.some((account) => account.drive === drive)) {
        const values = { drive, name: providerText(words, drive) }
        terminal.say(words.t('cli.save.add.accountMissing', values))
      }
      return shown
    }),
})

const editTask = defineCommand({
  name: 'save edit',
  arguments: '<id>',
  options: [
    ...taskOptions,
    '--share <link>',
    '--no-cron',
    '--no-on',
    '--no-times',
    '--no-name-below',
    '--no-replace-folders',
    '--no-prefer',
    '--no-paused',
  ],
  examples: [
    'save edit 1 --share https://pan.quark.cn/s/b2c3d4e5f6a1',
    'save edit 1 --on unlock --on succeeded=check_resources_links',
    'save edit 1 --paused',
  ],
  input: z.object({ ...taskInput, id, share: z.string().optional() }),
  run: ({ id, share, ...input }, session) =>
    session.withApi(async (api) => {
      const before = await api.saving.tasks.get({ id })
      const change = { ...readTask(input, before, session), ...(share !== undefined && { share }) }
      if (Object.keys(change).length === 0) {
        throw new CommandError('USAGE', session.words.t('cli.save.noChange'))
      }
      const task = await withOptionNames(api.saving.tasks.edit({ id, ...change }))
      return show(task, 'cli.save.edit.done', session)
    }),
})

const takeOverTasks = defineCommand({
  name: 'save take-over',
  arguments: '<file>',
  examples: ['save take-over quark_config.json'],
  input: z.object({ file: z.string() }),
  async run({ file }, session) {
    const text = await readText(file, session)
    return session.withApi(async (api) => {
      showTaken(await api.saving.tasks.takeOver({ text }), session)
      return exitCode.ok
    })
  },
})

const replaceScript = defineCommand({
  name: 'save replace-script',
  examples: ['save replace-script'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const taken = await api.saving.script.take({})
      const ids = taken.added.map(({ id }) => id).join(' ')
      showTaken(taken, session)
      if (!session.json)
        session.terminal.say(session.words.t('cli.save.replaceScript.undo', { ids }))
      return exitCode.ok
    }),
})

const giveBack = defineCommand({
  name: 'save give-back',
  arguments: '[id...]',
  examples: ['save give-back 1 2'],
  input: z.object({ id: z.array(id).default([]) }),
  run: ({ id: ids }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const done = await api.saving.script.giveBack({ taskIds: ids })
      terminal.out(json ? JSON.stringify(done) : words.t('cli.save.giveBack.done'))
      return exitCode.ok
    }),
})

const listFolders = defineCommand({
  name: 'save folders',
  arguments: '[path]',
  options: ['--account <id>'],
  examples: ['save folders', 'save folders /剧集 --account 1'],
  input: z.object({ path: z.string().default('/'), account: id.optional() }),
  run: ({ account, path }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const answer = await api.saving.folders.own({ path, accountId: account ?? null })
      const { folders, isMissing } = answer
      if (json) terminal.out(JSON.stringify(answer))
      else if (folders.length > 0) for (const { path } of folders) terminal.out(path)
      else terminal.say(words.t(isMissing ? 'cli.save.folders.missing' : 'cli.save.folders.none'))
      return exitCode.ok
    }),
})

const removeTask = defineCommand({
  name: 'save remove',
  arguments: '<id>',
  examples: ['save remove 1'],
  input: z.object({ id }),
  run: ({ id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.saving.tasks.remove({ id })
      const done = words.t('cli.save.remove.done', { id })
      terminal.out(json ? JSON.stringify({ removed: id }) : done)
      return exitCode.ok
    }),
})

export const saveCommands = [
  listTasks,
  addTask,
  editTask,
  takeOverTasks,
  replaceScript,
  giveBack,
  listFolders,
  removeTask,
  ...saveRunCommands,
  showCalendar,
  ...hookCommands,
]

function show(task: SavingTask, done: string, { json, terminal, words }: Session) {
  const { id, name } = task
  const text = `${words.t(done, { id, name })} ${savingTaskText(words, task)}`
  terminal.out(json ? JSON.stringify(task) : text)
  return exitCode.ok
}

function taskTable(
  tasks: readonly SavingTask[],
  states: readonly SavingState[],
  runId: number | null,
  { terminal, words }: Session,
) {
  const columns = ['id', 'name', 'state', 'folder', 'schedule']
  const header = columns.map((name) => words.t(`column.${name}`))
  const known = new Map(states.map((each) => [each.taskId, each]))
  const rows = tasks.map((task) => {
    const { folder, id, name } = task
    const state = taskStateOf(task, known.get(id), runId)
    const shown = { text: words.t(`saving.state.${state}`), tone: stateTones[state] }
    return [String(id), name, shown, folder, savingTaskText(words, task)]
  })
  return table(header, rows, terminal)
}

type Taken = Awaited<ReturnType<ApiClient['saving']['script']['take']>>

function showTaken({ added, left }: Taken, { json, terminal, words }: Session): void {
  if (json) return terminal.out(JSON.stringify({ added, left }))
  terminal.out(words.t('cli.save.takeOver.done', { count: added.length }))
  const textOf = messageTexts(words)
  for (const { because, name } of left) {
    terminal.out(words.t('cli.save.takeOver.left', { name, reason: textOf(because) }))
  }
}
