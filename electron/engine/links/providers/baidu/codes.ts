import type { DeadState, Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { type Meaning, notUnderstood, unproven, verdictOf } from '../answer.ts'

/** An answer with its `errno`, not yet judged. */
export type BaiduReply = {
  readonly errno: number
  readonly message: string
  readonly answer: Answer
}

/**
 * What `errno` says of a share. Only 0, -9, -21 and 140 of `api/shorturlinfo` were measured (kungal);
 * the others were read in programs. 0 depends on what was asked and is not in here.
 */
export const baiduCodes: Readonly<Record<number, Exclude<Meaning, DeadState> | 'not_found'>> = {
  // 链接不存在; measured.
  [-21]: 'not_found',
  // Of a passcode share, dead or alive (shorturlinfo, measured); a wrong passcode (verify, list).
  [-9]: 'passcode',
  // The passcode is missing, or wrong: programs disagree, but none reads a death.
  [-12]: 'passcode',
  // Too many tries.
  [-62]: 'rate_limited',
  // A captcha is due.
  [-19]: 'captcha',
  [-20]: 'captcha',
  // Not logged in.
  [-4]: 'auth',
  [-5]: 'auth',
  [-6]: 'auth',
  // Dead for some programs, a missing passcode for others.
  [-1]: 'error',
  [-3]: 'error',
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
}

/** Deaths that programs read but nobody measured: believed only when they are answered again. */
export const baiduDeaths: Readonly<Record<number, DeadState>> = {
  // The transfer API, which is not asked, means a folder's name and a file by -7 and -8.
  [-7]: 'cancelled',
  [-8]: 'expired',
  // 页面不存在
  105: 'not_found',
  // 该文件禁止分享
  115: 'banned',
  // 分享不存在
  116: 'not_found',
  // 分享已过期
  117: 'expired',
  145: 'deleted',
  // 该分享不存在
  2131: 'not_found',
}

/** Reasons that are read from contents and pages. */
const contents = ['ok', 'empty', 'passcode', 'page_gone', 'page_404', 'unclear']

/** Every reason code that is Baidu's own; each is translated for the page. */
export const baiduReasons: readonly string[] = [
  ...Object.keys(baiduCodes),
  ...Object.keys(baiduDeaths),
  ...contents,
].map((reason) => `baidu.${reason}`)

/** The verdict of an `errno`; `opened` when the passcode was accepted before it was answered. */
export function verdictOfErrno(reply: BaiduReply, passcode: string, opened = false): Verdict {
  const { errno, message, answer } = reply
  const code = `baidu.${errno}`
  const death = baiduDeaths[errno]
  if (death) {
    // Baidu still accepts the passcode of a deleted share (measured); of a cancelled one nobody saw that.
    const state = opened && errno === -7 ? 'deleted' : death
    return unproven(verdictOf(state, code, message, { passcode, answer }))
  }
  const meaning = baiduCodes[errno] ?? 'error'
  // A passcode that was accepted and is refused next: not an answer to build on.
  if (opened && meaning === 'passcode') return notUnderstood(message).verdict
  return verdictOf(meaning, code, message, { passcode, answer })
}
