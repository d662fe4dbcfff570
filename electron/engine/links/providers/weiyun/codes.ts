import { CodeTable } from '../code-table.ts'

/** What Weiyun answers in `retcode`, and what its page shows. */
export const codes = new CodeTable('weiyun', {
  codes: {
    // 密码错误; read in an older program only.
    114303: 'passcode',
  },
  contents: {
    ok: 'valid',
    passcode: 'passcode_required',
    deleted: { unproven: 'deleted' },
    banned: { unproven: 'banned' },
    expired: { unproven: 'expired' },
    folder_invalid: { unproven: 'deleted' },
  },
})

/** What the page says of a dead share: words of one family of user scripts; nobody has measured them. */
export const phrases = [
  [/已删除|已被删除|已经删除/, 'deleted'],
  [/违反相关法规/, 'banned'],
  [/已过期/, 'expired'],
  [/目录无效/, 'folder_invalid'],
] as const
