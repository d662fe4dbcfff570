import { CodeTable } from '../code-table.ts'

/** What Lanzou's pages and forms show; it has no codes of its own. Words on a page are weak evidence. */
export const codes = new CodeTable('lanzou', {
  contents: {
    ok: 'valid',
    cancelled: { unproven: 'cancelled' },
    deleted: { unproven: 'deleted' },
    expired: { unproven: 'expired' },
    passcode: 'passcode',
    // The share is there, but its passcode form could not be filled in.
    form: 'passcode_required',
    again: 'rate_limited',
    // The page that wants a cookie only a browser's script computes.
    acw_sc__v2: 'captcha',
  },
})
