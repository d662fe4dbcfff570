import type { TaskEnd } from '../../../../electron/engine/model/saving/task-end.ts'
import type { FlowCase } from './flow-case.ts'
import type { FlowRun, Played } from './flow-run.ts'

/** How a sentence about what is wanted is read, and whether it holds; a complaint where it does not. */
export type Reading = {
  readonly wanted: RegExp
  readonly read: string
  readonly holds: (played: Played, flow: FlowCase) => boolean
}

export const run = ({ runs }: Played, index: number): FlowRun => {
  const found = runs.at(index)
  if (!found) throw new Error('The case has no such run.')
  return found
}
export const end = (played: Played, index = 0, task = 0): TaskEnd | undefined =>
  played.runs.at(index)?.ends.get(task)
/** How the second run ended, or the one that a person wished where there is none. */
export const secondEnd = (played: Played): TaskEnd | undefined =>
  (played.runs[1] ?? played.wished).ends.get(0)
export const faultOf = (found: TaskEnd | undefined) =>
  found?.kind === 'fault' || found?.kind === 'held' ? found.details.kind : undefined
export const files = ({ drive }: FlowRun) => drive.filter(({ dir }) => !dir).map(({ path }) => path)
export const saved = ({ drive }: FlowRun) =>
  drive.filter((each) => each.from_share_fid !== undefined)
export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
export const numberIn = (text: string) => Number(/(\d+)(?=[集期.])/u.exec(text)?.[1] ?? Number.NaN)
export const count = ({ ops }: FlowRun, op: string) => ops.filter((each) => each === op).length
export const sharedFiles = (flow: FlowCase) =>
  flow.shares.flatMap(({ tree }) => tree).filter(({ dir }) => !dir)

/** Whether every saved file has another name than in the share, and none has its own. */
export const areNamed = (found: FlowRun, flow: FlowCase) => {
  const raw = new Map(sharedFiles(flow).map(({ fid, name }) => [fid, name]))
  return saved(found).every(
    ({ from_share_fid = '', path }) => raw.get(from_share_fid) !== nameOf(path),
  )
}
export const isWhole = (found: FlowRun, flow: FlowCase) =>
  saved(found).length === sharedFiles(flow).length && areNamed(found, flow)
export const others = (played: Played, index = 0) =>
  [...run(played, index).ends].filter(([task]) => task > 0).map(([, found]) => found)
export const haveOthersSaved = (played: Played) =>
  others(played).every(({ kind }) => kind === 'saved')
/** Whether what the simulator answers otherwise meets the first of its requests alone. */
export const isForOneAlone = ({ faults }: FlowCase) => faults.every(({ nth }) => nth !== undefined)
export const allFiles = (flow: FlowCase) => {
  const within = (nodes: FlowCase['shares'][number]['tree']): typeof nodes =>
    nodes.flatMap((node) => (node.dir ? within(node.children ?? []) : [node]))
  return flow.shares.flatMap(({ tree }) => within(tree))
}
export const failedKinds = (found: TaskEnd | undefined) =>
  found && 'failed' in found ? found.failed.map(({ details }) => details.kind) : []
export const left = (found: TaskEnd | undefined, reason: string) =>
  found !== undefined && 'left' in found && found.left.some((each) => each.reason === reason)
export const areKept = (played: Played) => {
  const now = new Set(files(run(played, -1)))
  return played.before.every(({ dir, path }) => dir || now.has(path))
}
