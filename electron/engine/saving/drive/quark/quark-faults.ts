import type { QuarkCodes } from '../../../links/providers/quark/codes.ts'
import { isTokenSpent } from '../../../links/providers/quark/codes.ts'
import type { FaultKind } from '../../../model/saving/fault.ts'
import { type DeadState, deadStates, lifeOf } from '../../../model/verdict.ts'

/** What was asked: one code means another thing in another place. */
export type QuarkStep = 'token' | 'share' | 'save' | 'own'

export type Refused = {
  readonly status: number
  readonly code: number
  readonly message: string
}

/** The token of the share ran out; a fresh one is asked for. */
export const tokenSpent = 'token-spent'

// require login [guest]; HTTP 401 comes with it.
const notSignedIn = 31001

// Read in the code of several clients; the message beside each is the drive's own.
const ownCodes: ReadonlyMap<number, FaultKind> = new Map([
  // capacity limit[{0}]
  [32003, 'full'],
  // file is doloading[存在同名文件]
  [23008, 'name-taken'],
  // 文件不存在
  [41004, 'no-folder'],
  [41013, 'no-folder'],
])

const saveCodes: ReadonlyMap<number, FaultKind | typeof tokenSpent> = new Map([
  ...ownCodes,
  // 文件涉及违规内容 of the token step; of a share that could just be listed, its token ran out (seen in one client).
  [41010, tokenSpent],
  // 转存文件token校验异常, seen once: https://github.com/Cp0204/quark-auto-save/issues/5
  [41020, tokenSpent],
  // 不能保存自己的分享
  [41017, 'own-share'],
])

/** What a refusal means where it came. An unknown one decides nothing. */
export function kindOf(
  step: QuarkStep,
  refused: Refused,
  codes: QuarkCodes,
): FaultKind | typeof tokenSpent {
  const { code, message, status } = refused
  if (code === notSignedIn || status === 401) return 'login'
  if (status === 429) return 'limited'
  switch (step) {
    case 'token':
      return kindOfShare(code, codes)
    case 'share':
      // Only the token step decides: nobody has seen what a refused listing means for a share.
      return isTokenSpent(code, message) ? tokenSpent : 'unknown'
    case 'own':
      return ownCodes.get(code) ?? 'unknown'
    case 'save':
      break
  }
  const known = saveCodes.get(code)
  if (known) return known
  if (isTokenSpent(code, message)) return tokenSpent
  // 单次转存文件个数超出用户等级限制
  if (/个数超出|数量超出/.test(message)) return 'too-many'
  // 当前用户转存功能受限
  if (/转存功能受限|操作过于频繁|请求过于频繁/.test(message)) return 'limited'
  const ofShare = kindOfShare(code, codes)
  return ofShare === 'dead' || ofShare === 'blocked' ? ofShare : 'unknown'
}

function kindOfShare(code: number, codes: QuarkCodes): FaultKind {
  const { state } = codes.ofCode(code, {})
  if (state === 'banned') return 'blocked'
  if (state === 'passcode_required' || state === 'passcode_wrong') return 'passcode'
  if (state === 'rate_limited') return 'limited'
  return lifeOf(state) === 'dead' ? 'dead' : 'unknown'
}

/** What a code that ends a share says of it; undefined for any other. */
export function deathOf(kind: FaultKind, code: number, codes: QuarkCodes): DeadState | undefined {
  if (kind !== 'dead' && kind !== 'blocked') return undefined
  const { state } = codes.ofCode(code, {})
  return deadStates.find((each) => each === state)
}
