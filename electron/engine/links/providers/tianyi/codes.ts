import { CodeTable } from '../code-table.ts'

/** What Tianyi answers in `res_code`, with HTTP 400. */
export const codes = new CodeTable('tianyi', {
  codes: {
    // Measured on real links, as are the next two.
    FileNotFound: 'deleted',
    ShareNotFound: 'not_found',
    // The page says 该内容审核不通过.
    ShareAuditNotPass: 'banned',
    // The same by another name, with “share audit not pass.” (xxcheng123/cloudpan189-share#79).
    ShareAuditNo: 'banned',
    // The others were read in the code of clients, but on no real link.
    ShareInfoNotFound: { unproven: 'not_found' },
    ShareExpiredError: { unproven: 'expired' },
    FolderNotFound: { unproven: 'deleted' },
    ShareNotFoundFlatDir: { unproven: 'deleted' },
    ShareAuditWaiting: 'pending',
    ErrorAccessCode: 'passcode',
    InvalidSessionKey: 'auth',
    // Whose account it is, the sharer's or the visitor's, is not known.
    ShareUserInvalid: 'error',
    8001: 'error',
  },
  contents: { ok: 'valid', passcode: 'passcode' },
})
