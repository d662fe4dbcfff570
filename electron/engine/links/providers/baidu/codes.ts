import { CodeTable } from '../code-table.ts'

/**
 * What `errno` means for a share. Only 0, -9, -21 and 140 of `api/shorturlinfo` were measured (kungal);
 * the others were read in programs. 0 depends on what was asked and is not in here.
 */
export const codes = new CodeTable('baidu', {
  codes: {
    // 链接不存在; measured.
    '-21': 'not_found',
    // Of a passcode share, dead or alive (shorturlinfo, measured); a wrong passcode (verify, list).
    '-9': 'passcode',
    // The passcode is missing, or wrong: programs disagree, but none reads a death.
    '-12': 'passcode',
    // Too many tries.
    '-62': 'rate_limited',
    // A captcha is due.
    '-19': 'captcha',
    '-20': 'captcha',
    // Not logged in.
    '-4': 'auth',
    '-5': 'auth',
    '-6': 'auth',
    // Dead for some programs, a missing passcode for others.
    '-1': 'error',
    '-3': 'error',
    // A wrong parameter, or no BDCLND.
    2: 'error',
    // The page or its sign ran out: asked again by the next check.
    112: 'error',
    113: 'error',
    // 啊哦，链接出错了: a malformed address; measured.
    140: 'error',
    // Limits and frozen accounts.
    9100: 'error',
    9200: 'error',
    9300: 'error',
    9400: 'error',
    9500: 'error',
    31034: 'error',
    // Deaths that programs read but nobody measured. The transfer API, which is not asked, means a
    // folder's name and a file by -7 and -8.
    '-7': { unproven: 'cancelled' },
    '-8': { unproven: 'expired' },
    // 页面不存在
    105: { unproven: 'not_found' },
    // 该文件禁止分享
    115: { unproven: 'banned' },
    // 分享不存在
    116: { unproven: 'not_found' },
    // 分享已过期
    117: { unproven: 'expired' },
    145: { unproven: 'deleted' },
    // 该分享不存在
    2131: { unproven: 'not_found' },
  },
  contents: {
    ok: 'valid',
    empty: { unproven: 'empty' },
    passcode: 'passcode_required',
    page_gone: 'not_found',
    // Read by two programs, measured by nobody.
    page_404: { unproven: 'not_found' },
    // Nobody has seen the listing of a dead passcode share; with its passcode it decides.
    unclear: 'error',
  },
})
