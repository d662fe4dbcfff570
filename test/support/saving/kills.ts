import { Killed, killedAt } from './killed-at.ts'
import { SavingHarness } from './saving-harness.ts'
import { putUp, type Scene } from './scenes.ts'

type KillFinding = {
  readonly scene: string
  readonly index: number
  readonly when: 'before' | 'after'
  readonly trouble: string
}

const pathsOf = (harness: SavingHarness) =>
  harness.drive
    .list()
    .map(({ dir, from_share_fid: from, path }) => `${path}${dir ? '/' : ''} ${from ?? ''}`)

/** What is otherwise than after a run that nothing ended, though two more runs followed. */
async function trouble(
  scene: Scene,
  index: number,
  when: 'before' | 'after',
): Promise<{ readonly isOver: boolean; readonly trouble: string }> {
  await using calm = await SavingHarness.start()
  const calmTask = putUp(calm, scene)
  await calm.run(calmTask)
  await using harness = await SavingHarness.start()
  const task = putUp(harness, scene)
  // The same ids in both: only names and sources are compared.
  let isOver = true
  try {
    await harness.run(task, killedAt(harness.request, index, when))
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    isOver = false
  }
  harness.reopen()
  await harness.run(task)
  harness.reopen()
  await harness.run(task)
  const [is, should] = [namesOf(pathsOf(harness)), namesOf(pathsOf(calm))]
  const found =
    is.join('\n') === should.join('\n') ? '' : `${is.join(', ')}; not ${should.join(', ')}`
  const bins = harness.drive.bin.length === calm.drive.bin.length ? '' : 'Another bin.'
  return { isOver, trouble: found || bins }
}

/** Paths alone: sources have other ids in another drive. */
const namesOf = (lines: readonly string[]) =>
  lines.map((line) => line.slice(0, line.lastIndexOf(' '))).toSorted()

/** Ends a scene at each of its requests, on both sides of it; every step of `stride` of them. */
export async function killEverywhere(
  scene: Scene,
  stride = 1,
): Promise<{
  readonly kills: number
  readonly findings: readonly KillFinding[]
}> {
  const findings: KillFinding[] = []
  let kills = 0
  for (let index = 0; ; index += stride) {
    for (const when of ['before', 'after'] as const) {
      const found = await trouble(scene, index, when)
      if (found.isOver) return { kills, findings }
      kills += 1
      if (found.trouble !== '') {
        findings.push({ scene: scene.name, index, when, trouble: found.trouble })
      }
    }
  }
}
