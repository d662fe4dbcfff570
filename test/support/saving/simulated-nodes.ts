/** A file or folder of a share. */
export type SharedNode = {
  readonly fid: string
  readonly token: string
  name: string
  readonly dir: boolean
  readonly size: number
  readonly updated_at: number
  readonly children?: SharedNode[] | undefined
}

export type Share = {
  readonly pwd_id: string
  readonly passcode: string
  readonly tree: SharedNode[]
  /** Added to the number of files that is told. */
  readonly total_bias?: number
  /** HTTP status, code and message of what is answered instead of a token. */
  token_error?: readonly [number, number, string] | null
}

/** A file or folder of the account's drive. */
export type OwnNode = {
  readonly fid: string
  name: string
  readonly dir: boolean
  readonly size: number
  readonly children: OwnNode[]
  /** Which file of a share it was saved from. */
  readonly from?: string
  readonly updated_at: number
}

/** What a listing tells of a file or folder. */
export const shown = ({ dir, fid, name, size, updated_at }: OwnNode | SharedNode) => ({
  fid,
  file_name: name,
  dir,
  size,
  updated_at,
})

export function sharedIn(nodes: readonly SharedNode[], fid: string): SharedNode | undefined {
  for (const node of nodes) {
    const found = node.fid === fid ? node : sharedIn(node.children ?? [], fid)
    if (found) return found
  }
  return undefined
}

export function byId(node: OwnNode, fid: string): OwnNode | undefined {
  if (node.fid === fid) return node
  for (const child of node.children) {
    const found = byId(child, fid)
    if (found) return found
  }
  return undefined
}

export function parentOf(node: OwnNode, wanted: OwnNode): OwnNode | undefined {
  if (node.children.includes(wanted)) return node
  for (const child of node.children) {
    const found = parentOf(child, wanted)
    if (found) return found
  }
  return undefined
}

export const sizeOf = (nodes: readonly SharedNode[]): number =>
  nodes.reduce((sum, node) => sum + node.size + sizeOf(node.children ?? []), 0)
