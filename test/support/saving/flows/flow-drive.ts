import { createHash } from 'node:crypto'
import type { Exchange, SimulatedAnswer } from '../../simulated-drives.ts'
import type { SharedNode } from '../simulated-nodes.ts'
import { SimulatedSavingDrive } from '../simulated-saving-drive.ts'
import type { FlowCase, FlowChange, FlowExpectation, FlowFault } from './flow-case.ts'

type Before = FlowExpectation['drive_after']

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const ops: readonly (readonly [string, RegExp])[] = [
  ['account', /^\/account\/info$/],
  ['path_list', /\/file\/info\/path_list$/],
  ['token', /\/sharepage\/token$/],
  ['detail', /\/sharepage\/detail$/],
  ['sort', /\/file\/sort$/],
  ['save', /\/sharepage\/save$/],
  ['poll', /\/task$/],
  ['rename', /\/file\/rename$/],
  ['move', /\/file\/move$/],
  ['delete', /\/file\/delete$/],
  ['mkdir', /\/clouddrive\/file$/],
]

export const opOf = (path: string): string =>
  ops.find(([, pattern]) => pattern.test(path))?.[0] ?? path

/** The simulated drive of one case, with its faults. */
export class FlowDrive {
  readonly drive = new SimulatedSavingDrive()
  readonly #faults: readonly FlowFault[]
  readonly #calls = new Map<string, number>()
  #newest = 1_790_000_000_000

  constructor(flow: FlowCase) {
    const { drive } = this
    this.#faults = flow.faults
    for (const share of flow.shares) drive.shares.set(share.pwd_id, structuredClone(share))
    for (const { dir, path, size } of flow.drive) {
      drive.put(path, dir === true || path.endsWith('/'), size)
    }
    drive.capacity = flow.capacity
    drive.capacityAt = flow.capacity_at
    drive.pollRounds = flow.poll_rounds
    drive.isAccountKnown = flow.account_ok
  }

  answer(exchange: Exchange): SimulatedAnswer {
    const op = opOf(exchange.path)
    const nth = (this.#calls.get(op) ?? 0) + 1
    this.#calls.set(op, nth)
    const fault = this.#faults.find(
      (each) => each.op === op && (each.nth === undefined || each.nth === nth),
    )
    const closed: SimulatedAnswer = { status: 200, text: '', reset: true }
    if (fault?.do === 'close') return closed
    if (fault?.do === 'html') return { status: fault.http, html: '<h1>502</h1>' }
    if (fault?.do === 'json') return { status: fault.http, json: fault.json }
    this.drive.saveRule = fault?.rule ?? {}
    const answer = this.drive.answer(exchange)
    if (fault?.do === 'close-after') return closed
    return answer ?? { status: 404, text: '' }
  }

  /**
   * What user or sharer did; a change of a task is not the drive's. Paths are those of the old program, whose drive was
   * seen as `before`: a file that has another name in ours is known by where it came from.
   */
  change(change: Exclude<FlowChange, { readonly do: 'task_set' }>, before: Before = []): void {
    const { drive } = this
    switch (change.do) {
      case 'drive_delete': {
        const path = this.#pathOf(change.path, before)
        if (path !== undefined) drive.remove(path)
        return
      }
      case 'drive_rename': {
        const node = drive.find(this.#pathOf(change.path, before) ?? '')
        if (node && node !== drive.root) node.name = nameOf(change.to)
        return
      }
      case 'drive_move': {
        const path = this.#pathOf(change.path, before)
        if (path === undefined) return
        // Into a folder, or to a whole new path.
        const isWhole = nameOf(change.to) === nameOf(change.path)
        const to = isWhole ? change.to.slice(0, -nameOf(change.to).length - 1) : change.to
        return drive.moveTo(path, to)
      }
      case 'capacity':
        drive.capacity = change.value ?? undefined
        return
      case 'share_set': {
        const share = drive.shares.get(change.pwd_id)
        if (share) Object.assign(share, { [change.key]: change.value })
        return
      }
      case 'share_add':
      case 'share_remove':
      case 'share_rename':
      case 'share_replace':
        return this.#changeShare(change)
    }
  }

  #pathOf(path: string, before: Before): string | undefined {
    const clean = path.replace(/\/+$/, '')
    if (this.drive.find(clean)) return clean
    const from = before.find((each) => each.path === clean)?.from_share_fid
    const own = this.drive.list().find((each) => from !== undefined && each.from_share_fid === from)
    return own?.path
  }

  #changeShare(change: Extract<FlowChange, { readonly name: string }>): void {
    const tree = this.drive.shares.get(change.pwd_id)?.tree ?? []
    const holder = holderOf(tree, change.name) ?? tree
    const at = holder.findIndex(({ name }) => name === change.name)
    const old = holder[at]
    if (change.do === 'share_rename' && old) old.name = change.to
    if (change.do === 'share_remove' && old) holder.splice(at, 1)
    if (change.do === 'share_replace' && old) {
      holder.splice(at, 1)
      holder.unshift(this.#node(change.name, change.size ?? old.size))
    }
    if (change.do === 'share_add') {
      const files = tree.findIndex(({ dir }) => !dir)
      tree.splice(
        files < 0 ? tree.length : files,
        0,
        this.#node(change.name, change.size ?? 734_003_200),
      )
    }
  }

  #node(name: string, size: number): SharedNode {
    this.#newest += 60_000
    const fid = createHash('md5').update(`${name}${this.#newest}`).digest('hex')
    return { fid, token: fid.slice(0, 20), name, dir: false, size, updated_at: this.#newest }
  }
}

function holderOf(nodes: SharedNode[], name: string): SharedNode[] | undefined {
  if (nodes.some((node) => node.name === name)) return nodes
  for (const { children } of nodes) {
    const found = children && holderOf(children, name)
    if (found) return found
  }
  return undefined
}
