import type { Meaning } from '../answer.ts'

/**
 * What Aliyun answers in `code`, with HTTP 400, 404 or 429. What is dead was measured on real links by several
 * checkers unless noted; the message beside a code is the provider's own.
 */
const aliyunCodes = new Map<string, Meaning>([
  // share_link is cancelled by the creator
  ['ShareLink.Cancelled', 'cancelled'],
  ['ShareLink.Expired', 'expired'],
  // share_link is forbidden
  ['ShareLink.Forbidden', 'banned'],
  // The content was reported or blocked.
  ['ShareLink.ContentInvalid', 'banned'],
  // Stands in one checker's table only.
  ['ForbiddenShareLinkViolation', 'banned'],
  // The resource share_link cannot be found. share_link not exist
  ['NotFound.ShareLink', 'not_found'],
  // The sharer's drive is gone; told by one checker only.
  ['NotFound.Drive', 'not_found'],
  // An id of the wrong form: more likely a slip of copying than a dead share.
  ['InvalidParameter.ShareLink', 'error'],
  // The resource share_pwd is not valid. share_pwd is not valid
  ['InvalidResource.SharePwd', 'passcode'],
  // too many requests
  ['TooManyRequests', 'rate_limited'],
  ['Throttling', 'rate_limited'],
  ['ExceedFrequencyLimit', 'rate_limited'],
  ['ParamFlowException', 'rate_limited'],
  ['AccessTokenInvalid', 'auth'],
  ['ShareLinkTokenInvalid', 'auth'],
])

const seenOnce = new Set(['ForbiddenShareLinkViolation', 'NotFound.Drive'])

/** Every reason code that is Aliyun's own; each is translated for the page. */
export const aliyunReasons: readonly string[] = [
  ...aliyunCodes.keys(),
  'ok',
  'empty',
  'passcode',
  'no_body',
].map((reason) => `aliyun.${reason}`)

/** What a code says; `Exceed…` and `Throttling…` come in many forms and all mean "slower". */
export function aliyunMeaning(code: string): Meaning {
  return aliyunCodes.get(code) ?? (/^(?:Exceed|Throttling)/.test(code) ? 'rate_limited' : 'error')
}

/** Whether only one source knows the code: what it says must be said twice. */
export function isSeenOnce(code: string): boolean {
  return seenOnce.has(code)
}
