import { CodeTable, type Meaning } from '../code-table.ts'

/** What 115 answers in `errno`; the message beside each is the provider's own. */
export const codes = new CodeTable('115', {
  codes: {
    // 分享已取消; compared with the page in a browser.
    4100010: 'cancelled',
    // 该文件分享链接不存在或已被删除; in two clients.
    4100026: 'deleted',
    // An invalid share; in one client, without a message.
    4100009: { unproven: 'not_found' },
    // 请输入访问码
    4100012: 'passcode',
    // A wrong 访问码; seen on the download call.
    4100008: 'passcode',
    // 登录超时，请重新登录。
    99: 'auth',
    990001: 'auth',
    // 请验证账号
    911: 'captcha',
    // 操作太频繁，请稍候再试
    590075: 'rate_limited',
    990005: 'rate_limited',
    // 请稍后再试
    990009: 'rate_limited',
    // 参数错误。
    990002: 'error',
    990003: 'error',
    40100000: 'error',
    4100011: 'error',
  },
  contents: {
    ok: 'valid',
    // 链接已过期: reported by a user of one checker, with the answer (fish2018/pansou#147).
    expired: { unproven: 'expired' },
    // A share state nobody has explained; one of them is a review.
    share_state: 'error',
    // No source explains a share in order that lists nothing.
    empty: 'error',
  },
})

/** What `error` means beside an `errno` nobody has written down. Whole phrases: a lone 不存在 may speak of anything. */
export const phrases: readonly (readonly [RegExp, Meaning])[] = [
  [/访问码/, 'passcode'],
  [/分享已取消/, { unproven: 'cancelled' }],
  [/链接已过期/, { unproven: 'expired' }],
  [/不存在或已被删除/, { unproven: 'deleted' }],
  [/违规/, { unproven: 'banned' }],
  [/错误的链接/, { unproven: 'not_found' }],
]
