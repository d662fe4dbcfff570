import { CodeTable } from '../code-table.ts'

/**
 * What Quark and UC answer in `code`, whatever the HTTP status. Measured on real links by several
 * checkers unless noted; the message beside each is the provider's own.
 */
export const quarkCodes = (id: 'quark' | 'uc') =>
  new CodeTable(id, {
    codes: {
      // 非法token: the token of the share ran out; asked for once more before this becomes a verdict.
      14001: 'error',
      // Not logged in; seen on download calls only.
      31001: 'auth',
      // 分享已过期; read in one client only.
      41003: 'expired',
      // 文件不存在: the share is there, its file is gone.
      41004: 'deleted',
      // 请输入提取码; seen in a test only.
      41005: 'passcode',
      // 分享不存在
      41006: 'not_found',
      // 需要提取码
      41008: 'passcode',
      // 文件涉及违规内容
      41010: 'banned',
      // 分享地址已失效
      41011: 'expired',
      // 好友已取消了分享
      41012: 'cancelled',
      // 操作过于频繁; with HTTP 429.
      41013: 'rate_limited',
      // Seen by nobody with a meaning.
      41014: 'error',
      41016: 'error',
      41017: 'error',
      // 分享地址已过期
      41019: 'expired',
      41027: 'error',
      // 分享者用户封禁链接查看受限; with HTTP 403.
      41031: 'banned',
    },
    contents: {
      ok: 'valid',
      partial: 'partial',
      // A listing may come up empty for a moment; two do not.
      empty: { unproven: 'empty' },
      violation: 'banned',
      // Read by single clients only, each with another meaning: no ground to call a share dead.
      status: 'error',
      is_expire: 'error',
    },
  })

export const codes = quarkCodes('quark')

export type QuarkCodes = typeof codes

/** Whether an answer of the detail step means that the share's token ran out. */
export function isTokenSpent(code: number, message: string): boolean {
  return code === 14001 || /非法\s*token|stoken\s*过期/i.test(message)
}
