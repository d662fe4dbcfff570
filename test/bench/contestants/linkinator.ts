import { LinkChecker, LinkState } from 'linkinator'
import { type Call, contest } from './contest.ts'

// The page of all links, each asked once and, if it failed, up to three times more.
await contest(({ ports, concurrency, timeoutMs }) => async (startedAt) => {
  const calls = new Map<string, Call>()
  const checker = new LinkChecker()
  checker.on('link', ({ url, state, status = 0 }) => {
    calls.set(url, { finding: findingOf(state, status), atMs: Date.now() - startedAt })
  })
  await checker.check({
    path: `http://127.0.0.1:${ports.http}/links`,
    concurrency,
    timeout: timeoutMs,
    retry: true,
    retryErrors: true,
    retryErrorsCount: 3,
  })
  return () => calls
})

function findingOf(state: LinkState, status: number): Call['finding'] {
  if (state === LinkState.OK) return 'alive'
  return status === 404 || status === 410 ? 'dead' : 'undecided'
}
