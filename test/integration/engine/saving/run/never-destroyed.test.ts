import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TaskEnd } from '../../../../../electron/engine/model/saving/task-end.ts'
import type { PlanTask } from '../../../../../electron/engine/saving/plan/plan-task.ts'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'
import { refusal } from '../../../../support/saving/simulated-answers.ts'
import type { OwnNode, SharedNode } from '../../../../support/saving/simulated-nodes.ts'

// Whatever a person, a sharer and the network do between and within the runs of a task.

const names = [
  '第1集.mp4',
  '第02集.mp4',
  '2.mkv',
  '第3集.1080p.mp4',
  '第3集.4K.mp4',
  'a.txt',
  '第4集',
]
const newNames = [...names, '北风.S01E1.mp4', '北风.S01E02.mp4', '4K', '别名.mp4']
const at = fc.nat(99)

const change = fc.oneof(
  fc.record({ do: fc.constant('delete' as const), at }),
  fc.record({ do: fc.constant('rename' as const), at, name: fc.constantFrom(...newNames) }),
  fc.record({ do: fc.constant('move' as const), at }),
  fc.record({
    do: fc.constant('put' as const),
    name: fc.constantFrom(...newNames),
    inside: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('share-add' as const),
    name: fc.constantFrom(...names),
    inside: fc.boolean(),
  }),
  fc.record({ do: fc.constant('share-remove' as const), at }),
  fc.record({ do: fc.constant('share-rename' as const), at, name: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('share-wrap' as const), at }),
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const trouble = fc.option(
  fc.record({
    op: fc.constantFrom('save', 'task', 'rename', 'sort', 'delete', 'file', 'detail', 'path_list'),
    nth: fc.integer({ min: 1, max: 3 }),
    how: fc.constantFrom('before', 'after', 'refused', 'html'),
  }),
)

const rules = fc.record({
  naming: fc.record({
    kind: fc.constant('pattern' as const),
    pattern: fc.constantFrom('', '$TV_MAGIC', 'mp4$'),
    replacement: fc.constantFrom('', '{TASKNAME}.S01E{E}.{EXT}'),
  }),
  followed: fc.constantFrom('', '4K', '.*'),
  isReplaced: fc.boolean(),
  isNamedBelow: fc.boolean(),
  isSuffixIgnored: fc.boolean(),
  preferred: fc.constantFrom<string[]>([], ['4k', '1080p']),
})

const flat = <Node extends { readonly children?: Node[] | undefined }>(
  nodes: readonly Node[],
): Node[] => nodes.flatMap((each) => [each, ...flat(each.children ?? [])])

/** One task, what its person has and did, and its share. */
class Life {
  readonly harness: SavingHarness
  readonly task: PlanTask
  readonly tree: SharedNode[]
  /** What the person put there, and what they called things. */
  readonly own = new Set<OwnNode>()
  readonly called = new Map<OwnNode, string>()
  readonly thrownAway = new Set<OwnNode>()
  readonly #binBefore: number

  constructor(harness: SavingHarness, task: PlanTask, tree: SharedNode[]) {
    this.harness = harness
    this.task = task
    this.tree = tree
    this.#binBefore = harness.drive.bin.length
  }

  get folder(): OwnNode {
    return this.harness.drive.put(this.task.folder, true)
  }

  change(step: Change): void {
    const { drive } = this.harness
    const here = flat(this.folder.children)
    const shared = flat(this.tree)
    switch (step.do) {
      case 'put': {
        const path = `${this.task.folder}${step.inside ? '/4K' : ''}/${step.name}`
        if (drive.find(path) === undefined) this.own.add(drive.put(path, false, 7))
        return
      }
      case 'delete':
      case 'rename':
      case 'move': {
        const found = here[step.at % Math.max(1, here.length)]
        const parent = found && flat([this.folder]).find(({ children }) => children.includes(found))
        if (!found || !parent) return
        if (step.do === 'rename') {
          if (parent.children.some(({ name }) => name === step.name)) return
          found.name = step.name
          this.called.set(found, step.name)
          return
        }
        parent.children.splice(parent.children.indexOf(found), 1)
        if (step.do === 'move')
          drive.put(`${this.task.folder}-elsewhere`, true).children.push(found)
        for (const each of step.do === 'delete' ? flat([found]) : []) this.thrownAway.add(each)
        return
      }
      case 'share-add': {
        const folder = step.inside ? this.tree.find(({ dir }) => dir)?.children : this.tree
        folder?.unshift(node(step.name))
        return
      }
      case 'share-remove':
      case 'share-rename':
      case 'share-wrap': {
        const found = shared[step.at % Math.max(1, shared.length)]
        const holders = [
          this.tree,
          ...shared.flatMap(({ children }) => (children ? [children] : [])),
        ]
        const holder = holders.find((each) => found && each.includes(found))
        if (!found || !holder) return
        if (step.do === 'share-rename') found.name = step.name
        if (step.do === 'share-remove' && shared.length > 1) holder.splice(holder.indexOf(found), 1)
        if (step.do === 'share-wrap') holder.splice(holder.indexOf(found), 1, node('新', [found]))
      }
    }
  }

  /** What is otherwise than it has to be. */
  complaints(): string[] {
    const { drive } = this.harness
    const { isReplaced } = this.task
    const all = new Set(flat(drive.root.children))
    const found: string[] = []
    for (const own of this.own) {
      // A folder that is replaced may hold what the new one has too.
      const isGone = !all.has(own) && !this.thrownAway.has(own)
      if (isGone && !isReplaced) found.push(`the person's ${own.name} is gone`)
    }
    for (const [node, name] of this.called) {
      if (all.has(node) && node.name !== name) found.push(`${name} is called ${node.name}`)
    }
    if (isReplaced) return found
    for (const { from, name } of flat(drive.bin.slice(this.#binBefore))) {
      if (from === undefined) found.push(`${name} was binned`)
    }
    const mine = new Set(flat(this.tree).map(({ fid }) => fid))
    const here = [...all].filter(({ dir, from = '' }) => !dir && mine.has(from))
    const sources = Map.groupBy(here, ({ from }) => from)
    for (const copies of sources.values()) {
      if (copies.length > 1) found.push(`twice: ${copies.map(({ name }) => name).join(', ')}`)
    }
    return found
  }
}

/** Each file of a share with the folders it lies in. */
const trailsIn = (nodes: readonly SharedNode[]): SharedNode[][] =>
  nodes.flatMap((each) =>
    each.children ? trailsIn(each.children).map((trail) => [each, ...trail]) : [[each]],
  )

const opOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

test('nothing of a person is touched, nothing comes twice, and nothing is left without a reason', async () => {
  await using harness = await SavingHarness.start()
  let id = 0
  const property = fc.asyncProperty(
    rules,
    fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
    fc.array(fc.record({ changes: fc.array(change, { maxLength: 3 }), trouble }), {
      minLength: 1,
      maxLength: 5,
    }),
    async (rule, first, rounds) => {
      id += 1
      const shareId = `any${id}`
      const tree = [node('4K', [node('第1集.mp4')]), ...first.map((name) => node(name))]
      harness.drive.shares.set(shareId, { pwd_id: shareId, passcode: '', tree })
      const life = new Life(harness, taskOf(shareId, { id, folder: `/any/${id}`, ...rule }), tree)
      for (const { changes, trouble: met } of rounds) {
        for (const each of changes) life.change(each)
        let count = 0
        harness.answering = (exchange) => {
          if (!met || opOf(exchange.path) !== met.op) return undefined
          count += 1
          if (count !== met.nth) return undefined
          if (met.how === 'refused') return refusal(400, 99_999, 'inner error')
          if (met.how === 'html') return { status: 502, html: '<h1>502</h1>' }
          if (met.how === 'after') harness.drive.answer(exchange)
          return { status: 200, text: '', reset: true }
        }
        await harness.run(life.task)
        expect(life.complaints()).toEqual([])
      }
      harness.answering = () => undefined
      let end: TaskEnd | undefined
      for (let run = 0; run < 3; run += 1) end = await harness.run(life.task)
      expect(life.complaints()).toEqual([])
      expect(['nothing-new', 'empty', 'emptied', 'fault']).toContain(end?.kind)
      const left = new Set(end && 'left' in end ? end.left.map(({ name }) => name) : [])
      const ever = new Set(
        [...flat(harness.drive.root.children), ...flat(harness.drive.bin), ...life.thrownAway].map(
          ({ from }) => from,
        ),
      )
      if (end?.kind !== 'nothing-new') return
      const lost = trailsIn(tree).filter(
        (trail) => !trail.some(({ fid, name }) => ever.has(fid) || left.has(name)),
      )
      expect(lost).toEqual([])
    },
  )
  await fc.assert(property, { numRuns: 60, seed: 17 })
})
