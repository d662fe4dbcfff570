import { CodeTable } from '../code-table.ts'

/**
 * What Aliyun answers in `code`, with HTTP 400, 404 or 429. What is dead was measured on real links by several
 * checkers unless noted; the message beside a code is the provider's own.
 */
export const codes = new CodeTable('aliyun', {
  codes: {
    // share_link is cancelled by the creator
    'ShareLink.Cancelled': 'cancelled',
    'ShareLink.Expired': 'expired',
    // share_link is forbidden
    'ShareLink.Forbidden': 'banned',
    // The content was reported or blocked.
    'ShareLink.ContentInvalid': 'banned',
    // Stands in one checker's table only.
    ForbiddenShareLinkViolation: { unproven: 'banned' },
    // The resource share_link cannot be found. share_link not exist
    'NotFound.ShareLink': 'not_found',
    // The sharer's drive is gone; known to one checker only.
    'NotFound.Drive': { unproven: 'not_found' },
    // An id of the wrong form: more likely a slip of copying than a dead share.
    'InvalidParameter.ShareLink': 'error',
    // The resource share_pwd is not valid. share_pwd is not valid
    'InvalidResource.SharePwd': 'passcode',
    // too many requests
    TooManyRequests: 'rate_limited',
    Throttling: 'rate_limited',
    ExceedFrequencyLimit: 'rate_limited',
    ParamFlowException: 'rate_limited',
    AccessTokenInvalid: 'auth',
    ShareLinkTokenInvalid: 'auth',
  },
  families: [[/^(?:Exceed|Throttling)/, 'rate_limited']],
  contents: {
    ok: 'valid',
    // Deleted or blocked (measured by a deleting production system); a listing may also come up empty for a moment.
    empty: { unproven: 'deleted' },
    passcode: 'passcode',
    // Nothing at all is how the overloaded API declines (seen by four checkers).
    no_body: 'rate_limited',
  },
})
