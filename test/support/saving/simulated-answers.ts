import type { Exchange, SimulatedAnswer } from '../simulated-drives.ts'

// What the drive is asked, and how it answers.

export type Query = Exchange['query']
export type Body = {
  readonly pwd_id?: string
  readonly passcode?: string
  readonly stoken?: string
  readonly fid?: string
  readonly fids?: readonly string[]
  readonly file_name?: string
  readonly dir_path?: string
  readonly to_pdir_fid?: string
  readonly file_path?: readonly string[]
  readonly filelist?: readonly string[]
  readonly fid_list?: readonly string[]
  readonly fid_token_list?: readonly string[]
}

export const ok = (data: unknown, metadata: object = {}): SimulatedAnswer => ({
  status: 200,
  json: { status: 200, code: 0, message: 'ok', data, metadata },
})
export const refusal = (status: number, code: number, message: string, metadata: object = {}) => ({
  status,
  json: { status, code, message, metadata },
})

export const full = (missing: number) =>
  refusal(400, 32003, 'capacity limit[{0}]', { missing_capacity: missing })

export function page(list: readonly object[], query: Query, bias: number): SimulatedAnswer {
  const size = Number(query['_size'] ?? 50)
  const from = (Number(query['_page'] ?? 1) - 1) * size
  const some = list.slice(from, from + size)
  return ok({ list: some }, { _total: list.length + bias, _count: some.length })
}
