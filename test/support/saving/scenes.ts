import type { PlanTask } from '../../../electron/engine/saving/plan/plan-task.ts'
import { node, type SavingHarness, taskOf } from './saving-harness.ts'
import type { SharedNode } from './simulated-nodes.ts'

/** What is in share and drive before a run, and the task. */
export type Scene = {
  readonly name: string
  readonly tree: () => SharedNode[]
  readonly present?: readonly string[]
  readonly task?: Partial<PlanTask>
  readonly prepare?: (harness: SavingHarness) => void
}

const episodes = (count: number) =>
  Array.from({ length: count }, (_, index) => node(`第${index + 1}集.mp4`))
const rule = (pattern: string, replacement = '') =>
  ({ naming: { kind: 'pattern', pattern, replacement } }) as const
const named = rule('$TV_MAGIC')

/** Eleven kinds of runs: each makes other steps. */
export const scenes: readonly Scene[] = [
  { name: 'as they are', tree: () => episodes(3) },
  { name: 'renamed', tree: () => episodes(3), task: named },
  { name: 'some are there', tree: () => episodes(4), present: ['北风.S01E1.mp4'], task: named },
  { name: 'one folder at the top', tree: () => [node('剧', episodes(3))], task: named },
  {
    name: 'followed folders',
    tree: () => [node('4K', episodes(2)), node('1080P', episodes(2)), ...episodes(1)],
    present: ['4K/第1集.mp4'],
    task: { ...named, followed: '4K|1080P', isNamedBelow: true },
  },
  {
    name: 'folders within folders',
    tree: () => [node('一', [node('4K', episodes(2))]), node('x.mp4')],
    task: { ...rule('mp4$'), followed: '一|4K' },
  },
  {
    name: 'another folder in its place',
    tree: () => [node('4K', episodes(3)), node('x.mp4')],
    present: ['4K/第1集.mp4'],
    task: { followed: '4K', isReplaced: true },
  },
  { name: 'more than one save takes', tree: () => episodes(102), task: named },
  {
    name: 'a ring of names',
    tree: () => [node('12.mp4'), node('21.mp4')],
    task: rule('^(\\d)(\\d)', '\\2\\1'),
  },
  {
    name: 'a save that takes time',
    tree: () => episodes(3),
    task: named,
    prepare: ({ drive }) => {
      drive.pollRounds = 2
    },
  },
  {
    name: 'better copies',
    tree: () => [node('第1集.1080p.mp4'), node('第2集.2160p.mkv'), node('第3集.720p.mp4')],
    present: ['北风.S01E1.mp4', '北风.S01E2.mp4'],
    task: { ...named, preferred: ['2160p', '1080p'] },
    prepare: savedByTask('第1集.720p.mp4 北风.S01E1.mp4', '第2集.720p.mp4 北风.S01E2.mp4'),
  },
]

/** What lies there the task saved itself: as it was called, and as it is. */
function savedByTask(...files: readonly string[]): NonNullable<Scene['prepare']> {
  return ({ drive, store }) => {
    for (const [index, text] of files.entries()) {
      const [original = '', name = ''] = text.split(' ')
      const folder = '/影视/1'
      const driveId = drive.find(`${folder}/${name}`)?.fid ?? ''
      const file = { folder, original, name, driveId, size: 100, savedAt: index }
      store.keepFile(1, { sourceId: `before${index}`, state: 'named', ...file })
    }
  }
}

/** Puts a scene up; its task. */
export function putUp(harness: SavingHarness, scene: Scene, id = 1): PlanTask {
  const folder = `/影视/${id}`
  const shareId = `share${id}`
  harness.drive.shares.set(shareId, { pwd_id: shareId, passcode: '', tree: scene.tree() })
  for (const name of scene.present ?? []) harness.drive.put(`${folder}/${name}`, false, 100)
  scene.prepare?.(harness)
  return taskOf(shareId, { id, folder, ...scene.task })
}
