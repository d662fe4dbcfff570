import { createHash } from 'node:crypto'
import type { Exchange, SimulatedAnswer } from '../simulated-drives.ts'
import { type Body, full, ok, page, type Query, refusal } from './simulated-answers.ts'
import {
  byId,
  type OwnNode,
  parentOf,
  type Share,
  type SharedNode,
  sharedIn,
  shown,
  sizeOf,
} from './simulated-nodes.ts'

export type Listed = {
  readonly path: string
  readonly dir: boolean
  readonly size: number
  readonly from_share_fid?: string
}

/** How a save behaves. */
type SaveRule = {
  /** Only so many of the files are saved. */
  readonly keep?: number
  readonly reverse_ids?: boolean
  /** Polls that are answered before it is done; -1 for never. */
  readonly rounds?: number
  /** The status that the last poll shows. */
  readonly final?: number
}

type Task = { rounds: number; readonly final: number; readonly ids: readonly string[] }

const idOf = (text: string) => createHash('md5').update(text).digest('hex')

/** What Quark and UC do when shares are saved, as far as it is known: account, shares, own drive, bin. */
export class SimulatedSavingDrive {
  readonly root: OwnNode = { fid: '0', name: '', dir: true, size: 0, children: [], updated_at: 0 }
  readonly bin: OwnNode[] = []
  readonly shares = new Map<string, Share>()
  isAccountKnown = true
  /** Free bytes; undefined for as many as one likes. */
  capacity: number | undefined
  capacityAt: 'save' | 'poll' = 'save'
  pollRounds = 0
  saveRule: SaveRule = {}
  readonly #tasks = new Map<string, Task>()
  #made = 0

  /** Answers a request of the drive's page; undefined for one that it has not. */
  answer(exchange: Exchange): SimulatedAnswer | undefined {
    const { method, path, query } = exchange
    const body: Body = exchange.body === '' ? {} : JSON.parse(exchange.body)
    switch (`${method} ${path.replace('/1/clouddrive/', '')}`) {
      case 'GET /account/info':
        return { status: 200, json: { data: this.isAccountKnown ? { nickname: '北' } : undefined } }
      case 'POST share/sharepage/token':
        return this.#token(body)
      case 'GET share/sharepage/detail':
        return this.#detail(query)
      case 'POST share/sharepage/save':
        return this.#save(body)
      case 'GET task':
        return this.#poll(query['task_id'] ?? '')
      case 'POST file/info/path_list':
        return this.#pathList(body)
      case 'POST file':
        return this.#make(body)
      case 'GET file/sort':
        return this.#sort(query)
      case 'POST file/download':
        return this.#download(body)
      case 'POST file/rename':
        return this.#rename(body)
      case 'POST file/move':
        return this.#move(body)
      case 'POST file/delete':
        return this.#delete(body)
      default:
        return undefined
    }
  }

  /** Adds a file, or a folder, with the folders above it. */
  put(path: string, isFolder: boolean, size = 0): OwnNode {
    let at = this.root
    const names = path.split('/').filter((name) => name !== '')
    for (const [index, name] of names.entries()) {
      const isLast = index === names.length - 1
      let next = at.children.find((child) => child.name === name)
      if (!next) {
        const dir = !isLast || isFolder
        const fid = idOf(`own${(this.#made += 1)}${path}`)
        next = { fid, name, dir, size: dir ? 0 : size, children: [], updated_at: 1767225600000 }
        at.children.push(next)
      }
      at = next
    }
    return at
  }

  find(path: string): OwnNode | undefined {
    const names = path.split('/').filter((name) => name !== '')
    let at: OwnNode | undefined = this.root
    for (const name of names) at = at?.children.find((child) => child.name === name)
    return at
  }

  /** A person's own hand. */
  remove(path: string): void {
    const node = this.find(path)
    const parent = node && parentOf(this.root, node)
    if (!node || !parent) throw new Error(`Nothing at ${path}`)
    parent.children.splice(parent.children.indexOf(node), 1)
    this.bin.push(node)
  }

  moveTo(path: string, to: string): void {
    const node = this.find(path)
    const parent = node && parentOf(this.root, node)
    const target = this.put(to, true)
    if (!node || !parent) throw new Error(`Nothing at ${path}`)
    parent.children.splice(parent.children.indexOf(node), 1)
    target.children.push(node)
  }

  /** Everything in the drive, in the order of its paths. */
  list(node = this.root, path = ''): Listed[] {
    return node.children
      .flatMap((child) => {
        const at = `${path}/${child.name}`
        const { dir, from, size } = child
        const entry = {
          path: at,
          dir,
          size,
          ...(from === undefined ? {} : { from_share_fid: from }),
        }
        return [entry, ...this.list(child, at)]
      })
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  }

  #token({ passcode, pwd_id = '' }: Body): SimulatedAnswer {
    const share = this.shares.get(pwd_id)
    if (!share) return refusal(404, 41006, '分享不存在')
    if (share.token_error) return refusal(...share.token_error)
    if (share.passcode !== '' && share.passcode !== passcode) {
      return refusal(404, 41008, '需要提取码')
    }
    return ok({ stoken: `st-${pwd_id}`, title: pwd_id })
  }

  #detail(query: Query): SimulatedAnswer {
    const share = this.shares.get(query['pwd_id'] ?? '')
    if (!share || query['stoken'] !== `st-${share.pwd_id}`) return refusal(400, 14001, '非法token')
    const folder = query['pdir_fid'] ?? '0'
    const nodes = folder === '0' ? share.tree : sharedIn(share.tree, folder)?.children
    const list = (nodes ?? []).map((node) => ({ ...shown(node), share_fid_token: node.token }))
    return page(list, query, share.total_bias ?? 0)
  }

  #sort(query: Query): SimulatedAnswer {
    const folder = byId(this.root, query['pdir_fid'] ?? '')
    if (!folder) return refusal(404, 41013, '目标目录不存在')
    const list = folder.children.map(shown)
    return page(list, query, 0)
  }

  #pathList({ file_path = [] }: Body): SimulatedAnswer {
    const found = file_path.flatMap((path) => {
      const node = path === '/' ? undefined : this.find(path)
      return node ? [{ file_path: path, fid: node.fid }] : []
    })
    return ok(found)
  }

  #make({ dir_path = '' }: Body): SimulatedAnswer {
    if (this.find(dir_path)) return refusal(400, 23008, 'file is doloading[存在同名文件]')
    return ok({ fid: this.put(dir_path, true).fid })
  }

  #save({ fid_list = [], fid_token_list = [], pwd_id = '', stoken, to_pdir_fid = '' }: Body) {
    const share = this.shares.get(pwd_id)
    if (!share || stoken !== `st-${pwd_id}`) return refusal(400, 14001, '非法token')
    const target = byId(this.root, to_pdir_fid)
    if (!target) return refusal(404, 41013, '目标目录不存在')
    const nodes = fid_list.map((fid) => sharedIn(share.tree, fid))
    if (nodes.some((node, index) => node?.token !== fid_token_list[index])) {
      return refusal(400, 41004, '文件不存在')
    }
    const { final = 2, keep = nodes.length, reverse_ids, rounds = this.pollRounds } = this.saveRule
    const chosen = nodes.flatMap((node) => node ?? []).slice(0, keep)
    const missing = sizeOf(chosen) - (this.capacity ?? Number.POSITIVE_INFINITY)
    const isFull = missing > 0
    if (isFull && this.capacityAt === 'save') return full(missing)
    if (this.capacity !== undefined && !isFull) this.capacity -= sizeOf(chosen)
    const id = `task-${this.#tasks.size + 1}`
    const made = isFull ? [] : chosen.toReversed().map((node) => this.#copy(node, target))
    const ids = reverse_ids ? made : made.toReversed()
    this.#tasks.set(id, { rounds, ids, final: isFull ? 32003 : final })
    return ok({ task_id: id }, { tq_gap: 500 })
  }

  #copy(node: SharedNode, target: OwnNode): string {
    const stem = node.name.replace(/\.[^.]*$/, '')
    const suffix = node.name.slice(stem.length)
    let name = node.name
    for (let n = 1; target.children.some((child) => child.name === name); n += 1) {
      name = `${stem}(${n})${suffix}`
    }
    const fid = idOf(`own${(this.#made += 1)}${node.fid}`)
    const { dir, size } = node
    const copy = { fid, name, dir, size, children: [], from: node.fid, updated_at: 1767225600000 }
    target.children.unshift(copy)
    for (const child of (node.children ?? []).toReversed()) this.#copy(child, copy)
    return fid
  }

  #poll(id: string): SimulatedAnswer {
    const task = this.#tasks.get(id)
    if (!task) return ok({ task_id: id, status: 2 })
    if (task.rounds < 0 || (task.rounds > 0 && task.rounds-- > 0)) {
      return ok({ task_id: id, status: 0 })
    }
    if (task.final === 32003) return full(1)
    return ok({ task_id: id, status: task.final, save_as: { save_as_top_fids: task.ids } })
  }

  #download({ fids = [] }: Body): SimulatedAnswer {
    const found = fids.map((fid) => ({ fid, node: byId(this.root, fid) }))
    if (found.some(({ node }) => !node || node.dir)) return refusal(400, 41004, '文件不存在')
    return ok(found.map(({ fid }) => ({ fid, download_url: `https://dl.example/${fid}` })))
  }

  #rename({ fid = '', file_name = '' }: Body): SimulatedAnswer {
    const node = byId(this.root, fid)
    const parent = node && parentOf(this.root, node)
    if (!node || !parent) return refusal(404, 41004, '文件不存在')
    if (parent.children.some((child) => child !== node && child.name === file_name)) {
      return refusal(400, 23008, 'file is doloading[存在同名文件]')
    }
    node.name = file_name
    return ok({})
  }

  #move({ filelist = [], to_pdir_fid = '' }: Body): SimulatedAnswer {
    const target = byId(this.root, to_pdir_fid)
    if (!target) return refusal(404, 41013, '目标目录不存在')
    for (const fid of filelist) this.#takeOut(fid, (node) => target.children.push(node))
    return ok({ task_id: 'moved' })
  }

  #delete({ filelist = [] }: Body): SimulatedAnswer {
    for (const fid of filelist) this.#takeOut(fid, (node) => this.bin.push(node))
    return ok({ task_id: 'deleted' })
  }

  #takeOut(fid: string, then: (node: OwnNode) => void): void {
    const node = byId(this.root, fid)
    const parent = node && parentOf(this.root, node)
    if (!node || !parent) return
    parent.children.splice(parent.children.indexOf(node), 1)
    then(node)
  }
}
