import { getContractRouter, isContractProcedure } from '@orpc/contract'
import type { Traits } from './call.ts'
import { contract } from './index.ts'

const usualMs = 20_000
// Reading and writing a hundred thousand lines takes longer than anything else.
const fileMs = 180_000
// A person takes as long as they like; a timer waits no longer than this.
const personMs = 2 ** 31 - 1

type Call = { readonly path: readonly string[]; readonly signal?: AbortSignal | undefined }

/**
 * Ends a call with a `TimeoutError` whose answer has not begun in time: one whose other end is gone would
 * wait for ever. A stream that has begun may take as long as it takes. For the links of all clients.
 */
export async function withTimeLimit<C extends Call, R>(
  call: C & { next(call?: C): Promise<R> },
): Promise<R> {
  const limit = new AbortController()
  const timer = setTimeout(() => {
    limit.abort(new DOMException('The call was not answered in time.', 'TimeoutError'))
  }, timeLimit(call.path))
  const signal = call.signal ? AbortSignal.any([call.signal, limit.signal]) : limit.signal
  try {
    return await call.next({ ...call, signal })
  } finally {
    clearTimeout(timer)
  }
}

function timeLimit(path: readonly string[]): number {
  const procedure = getContractRouter(contract, path)
  if (!isContractProcedure(procedure)) return usualMs
  const { asksPerson, takesFile, takesLong }: Traits = procedure['~orpc'].meta
  if (asksPerson) return personMs
  return takesFile || takesLong ? fileMs : usualMs
}
