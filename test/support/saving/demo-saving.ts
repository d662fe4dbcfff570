import { setImmediate as nextTurn } from 'node:timers/promises'
import { savingTaskDraftSchema } from '../../../electron/engine/model/saving/saving-task.ts'
import { saveJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { SealedSecrets } from '../../../electron/machine/secrets/sealed-secrets.ts'
import { cookieOf } from '../drives/account-answers.ts'
import { openEngine, runEnded } from '../engine.ts'
import { QuickClock } from './quick-clock.ts'
import { sampleTasks } from './sample-saving.ts'
import { node } from './saving-harness.ts'
import type { SimulatedSavingDrive } from './simulated-saving-drive.ts'

type Demo = {
  readonly dataFolder: string
  readonly origins: ReadonlyMap<string, string>
  readonly drive: SimulatedSavingDrive
  /** In milliseconds since 1970. */
  readonly today: number
}

const hourMs = 3600_000

const southern = {
  name: '南山',
  share: 'https://pan.quark.cn/s/5a5a5a000011',
  folder: '/剧集/南山',
  naming: { kind: 'episode', name: '南山.S01E[]' },
  total: 12,
} as const

const river = {
  name: '长河',
  share: 'https://pan.quark.cn/s/5a5a5a000012',
  folder: '/纪录片/长河',
} as const

/**
 * An account, and tasks as they stand after two days: one that has saved and goes on, one whose first plan waits for a
 * yes, one that asks for a number, and one whose share is gone.
 */
export async function saveInDemo({ dataFolder, drive, origins, today }: Demo): Promise<void> {
  const secrets = new SealedSecrets({ dataFolder, environment: {} })
  secrets.choose('key-file')
  const clock = new QuickClock(today - 48 * hourMs)
  const { engine } = openEngine({ dataFolder, origins, clock, secrets })
  const { saving } = engine
  const shared = (id: string, names: readonly string[]) =>
    drive.shares.set(id, {
      pwd_id: id,
      passcode: '',
      tree: names.map((name) => node(name, undefined, 1.2e9)),
    })
  const episodes = (count: number) =>
    Array.from({ length: count }, (_, index) => `南山.第0${index + 1}集.2160p.mkv`)
  const add = (task: object) => saving.tasks.add(savingTaskDraftSchema.parse(task)).id
  const ended = async (runId: number) => {
    await runEnded(engine, runId)
    while (engine.runs.running(saveJobId).count > 0) await nextTurn()
  }
  const ran = (id: number) => ended(saving.run(id).runId)

  await engine.accounts.add({ drive: 'quark', name: '', secret: cookieOf('u1') })
  shared('5a5a5a000011', episodes(6))
  shared('5a5a5a000012', ['长河 第1集.mp4', '长河 第2集.mp4', '长河 第3集.mp4'])
  const first = add(southern)
  await ran(first)
  const question = saving.states().find(({ taskId }) => taskId === first)?.question
  const runId = question ? saving.answer(question.planId, { kind: 'yes' }) : null
  if (runId !== null) await ended(runId)
  clock.setTo(today - 3 * hourMs)
  // The episodes of before are the same files of the share.
  const share = drive.shares.get('5a5a5a000011')
  share?.tree.push(
    ...episodes(8)
      .slice(6)
      .map((name) => node(name, undefined, 1.2e9)),
  )
  await ran(first)
  for (const task of [river, ...sampleTasks.slice(1)]) await ran(add(task))
  await engine.stop()
}
