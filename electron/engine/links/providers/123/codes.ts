import { CodeTable } from '../code-table.ts'

/** What 123pan answers in `code`. */
export const codes = new CodeTable('123', {
  codes: {
    401: 'auth',
    // Without a message that is known beside them, these may mean anything.
    5103: 'error',
    5104: 'error',
  },
  contents: {
    ok: 'valid',
    // Nobody has measured it as a death.
    empty: { unproven: 'empty' },
    not_found: 'not_found',
    // Read in programs only, as is `expired`.
    page_gone: { unproven: 'not_found' },
    passcode: 'passcode',
    expired: { unproven: 'expired' },
  },
})

/** A code means nothing without its message: 5103 stands for a missing share and for a wrong passcode. */
export const phrases = [
  // Both measured by kungal; a missing passcode is answered like a wrong one.
  [5103, /此分享不存在/, 'not_found'],
  [5103, /提取码错误/, 'passcode'],
  [5104, /分享已过期|分享链接已失效/, 'expired'],
] as const
