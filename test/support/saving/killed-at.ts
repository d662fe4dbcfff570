import type { Requester } from '../../../electron/engine/links/requests/request.ts'

/** What ends a run where a process would have died. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** Dies at a request, counted from 0: before it is sent, or before its answer is heard. */
export function killedAt(request: Requester, index: number, when: 'before' | 'after'): Requester {
  let sent = 0
  return async (url, options) => {
    const isIt = sent === index
    sent += 1
    if (isIt && when === 'before') throw new Killed()
    const answer = await request(url, options)
    if (isIt) throw new Killed()
    return answer
  }
}
