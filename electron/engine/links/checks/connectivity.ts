import { RequestError, type Requester } from '../requests/request.ts'

/** Whether the internet answers, nothing does, or a sign-in page or a dead proxy stands in the way. */
export type Connectivity = 'online' | 'offline' | 'portal' | 'proxy'

/**
 * Pages that answer 204 and nothing else, made for this question by Xiaomi, Huawei and Google; asked only
 * when every answer of a campaign failed to come. Plain http, for a sign-in page cannot change https.
 */
export const connectivityPages = [
  'http://connect.rom.miui.com/generate_204',
  'http://connectivitycheck.platform.hicloud.com/generate_204',
  'http://www.gstatic.com/generate_204',
] as const

const timeoutMs = 5000

/** Asks the pages side by side; one right answer is enough. Rejects only when the signal is aborted. */
export async function probeConnectivity(
  request: Requester,
  signal: AbortSignal,
): Promise<Connectivity> {
  const answers = await Promise.all(
    connectivityPages.map((page) => statusOf(page, request, signal)),
  )
  signal.throwIfAborted()
  if (answers.includes(204)) return 'online'
  if (answers.some((status) => typeof status === 'number')) return 'portal'
  return answers.every((answer) => answer === 'proxy') ? 'proxy' : 'offline'
}

async function statusOf(
  page: string,
  request: Requester,
  signal: AbortSignal,
): Promise<number | 'proxy' | undefined> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const answer = await request(page, { method: 'GET', signal: limit, maxBytes: 0 })
    return answer.status
  } catch (error) {
    return error instanceof RequestError && error.code === 'network.proxy' ? 'proxy' : undefined
  }
}
