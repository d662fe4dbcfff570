import { getContractRouter, isContractProcedure } from '@orpc/contract'
import type { Traits } from './call.ts'

const usualMs = 20_000
// Reading and writing a hundred thousand lines takes longer than anything else.
const fileMs = 180_000

type Call = { readonly path: readonly string[]; readonly signal?: AbortSignal | undefined }

/**
 * Waits for no answer for ever. Called for each call of the page, and of a command that asks the app in the
 * tray; for a stream it is the time until it begins.
 */
export async function withTimeLimit<C extends Call, R>(
  call: C & { next(call?: C): Promise<R> },
): Promise<R> {
  const limit = new AbortController()
  const end = () => {
    limit.abort(new DOMException('The call was not answered in time.', 'TimeoutError'))
  }
  const endUnless = async (mayGoOn: (traits: Traits) => boolean) => {
    if (!mayGoOn(await traitsOf(call.path))) end()
  }
  const timers = [
    setTimeout(() => void endUnless(takesLong).catch(end), usualMs),
    // A person takes as long as they like.
    setTimeout(() => void endUnless(asksPerson).catch(end), fileMs),
  ]
  const signal = call.signal ? AbortSignal.any([call.signal, limit.signal]) : limit.signal
  try {
    return await call.next({ ...call, signal })
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}

const asksPerson = (traits: Traits) => traits.asksPerson === true

const takesLong = (traits: Traits) =>
  traits.takesFile === true || traits.takesLong === true || asksPerson(traits)

/** Loads the contract, of which the page needs nothing else at first, when somebody has already waited. */
async function traitsOf(path: readonly string[]): Promise<Traits> {
  const { contract } = await import('./index.ts')
  const procedure = getContractRouter(contract, path)
  return isContractProcedure(procedure) ? procedure['~orpc'].meta : {}
}
