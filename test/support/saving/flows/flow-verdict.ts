import { join } from 'node:path'
import type { TaskEnd } from '../../../../electron/engine/model/saving/task-end.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import type { SharedNode } from '../simulated-nodes.ts'
import type { Listed } from '../simulated-saving-drive.ts'
import type { FlowCase, FlowExpectation, UnreadFlow } from './flow-case.ts'
import { FlowPlay, type FlowRun, type Played } from './flow-run.ts'
import { readingOf } from './wanted.ts'

export type FlowVerdict = {
  readonly id: string
  readonly title: string
  readonly tags: readonly string[]
  /** What it was compared with. */
  readonly against: 'qas' | 'wanted'
  /** How the wanted sentence was read; empty for none. */
  readonly read: string
  /** Where it differs; empty where it agrees. */
  readonly differs: readonly string[]
  /** Why the case is held for wrong; empty for one that is not. */
  readonly heldWrong: string
}

/** Cases whose expectation is held for wrong, and why. */
const heldWrong: readonly (readonly [(flow: FlowCase) => boolean, string])[] = [
  [
    ({ shares, wanted }) =>
      wanted === undefined && shares.some(({ total_bias = 0 }) => total_bias !== 0),
    'a listing with another count than the drive tells is an error, for nobody knows what is missing',
  ],
]

/** Plays cases one after the other; what each comes to. */
export async function* judgeFlows(
  flows: readonly (FlowCase | UnreadFlow)[],
): AsyncGenerator<FlowVerdict> {
  using folder = temporaryFolder()
  const store = new Store(join(folder.path, 'pansentry.db'))
  try {
    for (const [index, flow] of flows.entries()) {
      if ('problem' in flow) yield notPlayed(flow, `of another form: ${flow.problem}`)
      else yield await judged(flow, { saves: store.saves, base: index * 1000 })
    }
  } finally {
    store.close()
  }
}

async function judged(flow: FlowCase, kept: Parameters<typeof FlowPlay.start>[1]) {
  try {
    await using play = await FlowPlay.start(flow, kept)
    return verdictOf(flow, await play.play())
  } catch (error) {
    // The others are played all the same.
    return notPlayed(flow, `not played to its end: ${String(error)}`)
  }
}

const notPlayed = ({ id, tags, title }: FlowCase | UnreadFlow, why: string): FlowVerdict => ({
  id,
  tags,
  title,
  against: 'qas',
  read: '',
  heldWrong: '',
  differs: [why],
})

function verdictOf(flow: FlowCase, played: Played): FlowVerdict {
  const { id, tags, title, wanted } = flow
  const wrong = heldWrong.find(([isWrong]) => isWrong(flow))?.[1] ?? ''
  const about = { id, title, tags, heldWrong: wrong }
  if (wanted === undefined) {
    return { ...about, against: 'qas', read: '', differs: asQas(played, flow) }
  }
  const { holds, read } = readingOf(wanted)
  const differs = holds(played, flow) ? [] : [`${read}: ${told(played)}`]
  return { ...about, against: 'wanted', read, differs }
}

function asQas({ runs }: Played, { expect, shares }: FlowCase): string[] {
  // What came into the share later has another id in each simulator.
  const known = new Set(shares.flatMap(({ tree }) => idsIn(tree)))
  return runs.flatMap((run, index) => {
    const expected = expect[index]
    if (!expected) return []
    return differences(run, expected, known).map((each) => `run ${index + 1}: ${each}`)
  })
}

const idsIn = (nodes: readonly SharedNode[]): string[] =>
  nodes.flatMap(({ children = [], fid }) => [fid, ...idsIn(children)])

function differences(
  run: FlowRun,
  expected: FlowExpectation,
  known: ReadonlySet<string>,
): string[] {
  const found: string[] = []
  const [is, should] = [treeOf(run.drive, known), treeOf(expected.drive_after, known)]
  const missing = [...should].filter((line) => !is.has(line))
  const extra = [...is].filter((line) => !should.has(line))
  if (missing.length > 0) found.push(`not in the drive: ${missing.slice(0, 5).join(', ')}`)
  if (extra.length > 0) found.push(`in the drive: ${extra.slice(0, 5).join(', ')}`)
  if (run.bin.length !== expected.bin_after.length) found.push(`in the bin: ${run.bin.join(', ')}`)
  for (const { task, verdict } of expected.tasks) {
    const end = run.ends.get(task)
    if (!isVerdict(end, verdict)) found.push(`task ${task}: ${kindOf(end)}, not “${verdict}”`)
  }
  return found
}

/** Files with where they come from; folders that hold nothing, which the old program makes ahead, do not count. */
function treeOf(drive: readonly Listed[], known?: ReadonlySet<string>): Set<string> {
  const sourceOf = ({ from_share_fid: from }: Listed) => {
    if (from === undefined) return 'own'
    return known?.has(from) === false ? 'new' : from.slice(0, 6)
  }
  const files = drive.filter(({ dir }) => !dir)
  return new Set(files.map((file) => `${file.path} (${sourceOf(file)})`))
}

function isVerdict(end: TaskEnd | undefined, verdict: string): boolean {
  const fault = end?.kind === 'fault' ? end.details.kind : ''
  const isGone = ['dead', 'blocked', 'passcode'].includes(fault)
  switch (verdict) {
    case 'saved':
      return end?.kind === 'saved'
    case 'nothing new':
      return end?.kind === 'nothing-new' || end?.kind === 'emptied' || end?.kind === 'waits'
    case 'banned':
    case 'nothing new (and banned)':
      return isGone || end?.kind === 'empty'
    case 'already banned':
      return end?.kind === 'waits'
    case 'not in period':
      return end?.kind === 'not-due'
    case 'save failed':
      return end?.kind === 'failed' || end?.kind === 'fault'
    case 'skipped: network':
      return fault === 'network'
    // How the old program broke says nothing of what is right.
    default:
      return end !== undefined
  }
}

const kindOf = (end: TaskEnd | undefined): string => {
  if (!end) return 'not run'
  const why = end.kind === 'fault' || end.kind === 'held' ? ` (${end.details.code})` : ''
  return `${end.kind}${why}`
}

const told = ({ runs }: Played): string =>
  runs
    .map(({ drive, ends, ops }) => {
      const all = [...ends].map(([task, end]) => `${task} ${kindOf(end)}`).join(', ')
      const paths = [...treeOf(drive)].slice(0, 4).join(', ')
      return `[${all}; ${paths}; ${ops.slice(0, 12).join(' ')}]`
    })
    .join(' ')
