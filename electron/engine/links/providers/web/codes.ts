import { CodeTable } from '../code-table.ts'

/** What an HTTP status means of a page, where its redirects lead, and what it says instead. */
export const codes = new CodeTable('http', {
  codes: {
    // Servers also answer 404 while they are being mended, or to whom they do not like; 410 is meant.
    404: { unproven: 'not_found' },
    410: 'deleted',
    429: 'rate_limited',
  },
  families: [[/^40[17]$/, 'auth']],
  contents: {
    challenge: 'captcha',
    parked: 'error',
    soft_404: 'error',
    script: 'unsupported',
    redirect_error: 'error',
    redirect_home: 'error',
    redirect_login: 'auth',
    redirect_loop: 'error',
    redirect_limit: 'error',
    redirect_target: 'error',
  },
})
