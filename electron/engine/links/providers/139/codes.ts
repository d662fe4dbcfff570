import { CodeTable } from '../code-table.ts'

/** What China Mobile answers in `code` or `resultCode`; the message beside each is the provider's own. */
export const codes = new CodeTable('139', {
  codes: {
    // Measured on real links: 外链不存在/外链被分享者取消, one code for both.
    200000727: 'cancelled',
    // Measured: 提取码非法, the same for a missing and a wrong one.
    9188: 'passcode',
    // The others were read in the code of single clients only. 外链已过期
    200000401: { unproven: 'expired' },
    // The link was opened as often as it may be.
    200000402: { unproven: 'expired' },
    // The sharer's account is blocked.
    '05010003': { unproven: 'banned' },
    200000728: 'passcode',
    200000732: { unproven: 'expired' },
    '04000005': 'auth',
    '05050006': 'auth',
    // Fields or headers are missing: our own fault, whatever the link.
    9530: 'error',
  },
  contents: {
    ok: 'valid',
    // Nothing listed, and nothing counted either; read in one client only.
    empty: { unproven: 'empty' },
  },
})
